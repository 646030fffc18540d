import { defineConfig } from 'vitest/config'
export default defineConfig({ root: '/work/main', oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } }, test: { include: ['test/browser/gallery.test.ts'], testTimeout: 60000, hookTimeout: 60000 } })
