/** Bundles the server and the operator's door, and makes the style sheets, scripts and fonts. `--watch` rebuilds and restarts on change. */
import { spawn } from 'node:child_process'
import { copyFile, mkdir } from 'node:fs/promises'
import { context, type Plugin } from 'esbuild'
import { buildAssets } from './src/assets/build-assets.ts'
import { writeWordList } from './src/platform/search/derive.ts'

const watch = process.argv.includes('--watch')
await mkdir('build', { recursive: true })

const restart: Plugin = {
  name: 'restart',
  setup(build) {
    let server: ReturnType<typeof spawn> | null = null
    build.onEnd((result) => {
      server?.kill('SIGTERM')
      if (result.errors.length === 0) server = spawn(process.execPath, ['build/server.js'], { stdio: 'inherit' })
    })
  },
}

const bundle = await context({
  entryPoints: {
    server: 'src/server.ts',
    cli: 'src/cli.ts',
    'read-document': 'src/platform/documents/read-document.ts',
    'read-apart': 'src/modules/importing/read/read-apart.ts',
    'engine-process': 'src/platform/paper/engine-process.ts',
  },
  outdir: 'build',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
  plugins: watch ? [restart] : [],
})
await Promise.all([
  buildAssets('build/assets'),
  writeWordList('build/danish.txt'),
  copyFile('src/platform/paper/template.typ', 'build/template.typ'),
])
if (watch) await bundle.watch()
else {
  await bundle.rebuild()
  await bundle.dispose()
}
