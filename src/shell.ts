import { existsSync, readFileSync } from 'node:fs'
import { lookFor } from '#modules/site/index.ts'
import { fromRoot } from '#platform/root.ts'
import { configureShell } from '#ui/page/respond.tsx'

/** Ties the page shell to the built files and to each municipality's own look. */
export function configurePages() {
  const manifest = fromRoot('build/assets/manifest.json')
  const assets = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>) : {}
  configureShell({ assets: (logical) => assets[logical] ?? `/assets/${logical}`, look: lookFor })
}
