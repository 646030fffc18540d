/**
 * `npm run bench [-- --write] [-- --only pages,start]`: builds the product, measures it on this machine and prints a Markdown table.
 * `--write` puts the same text into docs/performance.md. Two of its parts need packages of their own, once:
 * `npm ci --prefix bench/lighthouse` and `npm ci --prefix bench/peer --ignore-scripts`; without them they say that they were not measured.
 */
import { execFileSync } from 'node:child_process'
import { build } from 'esbuild'

execFileSync(process.execPath, ['build.ts'], { stdio: ['ignore', 'ignore', 'inherit'] })
await build({
  entryPoints: ['bench/main.ts', 'bench/bare.ts', 'bench/minimal.tsx'],
  outdir: 'build/bench',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'inline',
  logLevel: 'warning',
})
await import(new URL('../build/bench/main.js', import.meta.url).href)
