import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that wait for whole servers come first: at the end one of them would keep the other workers idle. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification) => /\/reliability\/|\/launcher\.test|\/access\.test/.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))]
  }
}

// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'demo/**/*.test.ts'],
    exclude: ['test/browser/**', 'node_modules/**'],
    globalSetup: ['test/setup/global.ts'],
    setupFiles: ['test/setup/statements.ts'],
    // One more than the machine that counts has cores: the files with whole servers mostly wait.
    maxWorkers: 3,
    // The program keeps nothing that a test could leave behind, so its code is loaded once for each worker and not for each file.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // A hung test is known by this; what has to be swift says so itself. Busy machines take five times as long as a quiet one.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
})
