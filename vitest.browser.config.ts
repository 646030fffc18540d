import { defineConfig } from 'vitest/config'

/** Journeys and pictures in a real browser against the real server. */
// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/browser/**/*.test.{ts,tsx}'],
    globalSetup: ['test/browser/server.ts'],
    fileParallelism: false,
    isolate: false,
    maxConcurrency: 3,
    // A hung test is known by this; what has to be swift says so itself. Busy machines take five times as long as a quiet one.
    testTimeout: 180_000,
    hookTimeout: 300_000,
    // What a page does after an answer may take long on a busy machine.
    expect: { poll: { timeout: 20_000 } },
  },
})
