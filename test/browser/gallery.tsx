import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Child } from 'hono/jsx'
import type { Manifest } from '../../src/assets/build-assets.ts'
import { componentExamples } from '../../src/ui/examples.ts'
import { arabicShell, danishShell } from '../../src/ui/page/page.examples.tsx'
import { Page } from '../../src/ui/page/page.tsx'
import type { PageShellProps } from '../../src/ui/page/props.ts'

/** Every example of the kit that belongs on a page, under a heading of its own. Examples named `hostile` are left for `/hostile`. */
const examples = (hostile: boolean, only?: string): Child =>
  Object.entries(componentExamples)
    .filter(([component]) => only === undefined || component === only)
    .map(([component, named]) => (
      <section class="section">
        <h2>{component}</h2>
        {Object.entries(named)
          .filter(([name]) => (name === 'hostile') === hostile)
          .map(([name, render]) => (
            <div class="section" data-example={`${component}: ${name}`}>
              {render()}
            </div>
          ))}
      </section>
    ))

type Shell = { props: PageShellProps; title: string; hostile: boolean }

const shells: Record<string, Shell> = {
  '/da': { props: danishShell, title: 'Alle dele', hostile: false },
  '/ar': { props: arabicShell, title: 'جميع الأجزاء', hostile: false },
  '/hostile': { props: danishShell, title: 'Tekst, der vil noget andet', hostile: true },
}

/** What residents never meet, and whose look they do not fetch. */
const ofOffice = new Set(['help', 'rich-field'])

const page = ({ props, title, hostile }: Shell, assets: (logical: string) => string, only?: string) => (
  <Page {...props} assets={assets} styles={only === undefined || ofOffice.has(only) ? ['office.css'] : []}>
    <h1>{title}</h1>
    {examples(hostile, only)}
  </Page>
)

/** One page with everything for each shell, and one for each component. */
const pages = (assets: (logical: string) => string): Record<string, () => Child> =>
  Object.fromEntries(
    Object.entries(shells).flatMap(([path, shell]) => [
      [path, () => page(shell, assets)],
      ...Object.keys(componentExamples).map((component) => [`${path}/${component}`, () => page(shell, assets, component)]),
    ]),
  )

const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }

/** The policy of the real site: what it would block is missing here too. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'"

async function asset(directory: string, name: string) {
  const file = path.join(directory, path.basename(name))
  const type = types[path.extname(file)] ?? 'application/octet-stream'
  if (file.endsWith('.woff2')) return { type, encoding: undefined, body: await readFile(file) }
  return { type, encoding: 'br', body: await readFile(`${file}.br`) }
}

/** Serves the gallery from assets already built; a posted form is answered with 204 and counted. */
export async function startGallery(
  directory: string,
  manifest: Manifest,
): Promise<{ origin: string; server: Server; posts: () => number }> {
  let posts = 0
  const gallery = pages((logical) => manifest[logical] ?? `/missing/${logical}`)
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery')
    if (request.method === 'POST') {
      posts += 1
      response.writeHead(204).end()
      return
    }
    const render = gallery[pathname]
    if (render) {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy })
      response.end(`<!doctype html>${String(render())}`)
      return
    }
    const found = pathname.startsWith('/assets/') ? await asset(directory, pathname).catch(() => null) : null
    if (!found) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not here')
      return
    }
    response.writeHead(200, { 'Content-Type': found.type, ...(found.encoding && { 'Content-Encoding': found.encoding }) }).end(found.body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, server, posts: () => posts }
}
