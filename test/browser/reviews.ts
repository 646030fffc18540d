import type { Site } from './server.ts'
import { type Cookie, headerOf, post, readIn, textFile } from './visitors.ts'

const minutes = (year: number) => `REFERAT Integrationsrådet d. 07-06-${year}

Mødedato: Mandag d. 7. juni ${year} kl. 17.30

Mødedeltagere:

Ida Krog (formand)

Yusuf Demir (næstformand, Ø)

Afbud: Per Lund

Punkt 1: Godkendelse af dagsorden

Beslutning

Godkendt.

Punkt 3: Lukket punkt

Beslutning

Yusuf Demirr skriver inden 14. juni.

Løs linje

Ring på 12345678
`

/** The answers that a review asks for, each given. */
export async function ticksOf(site: Site, secretary: Cookie[], path: string): Promise<[string, string][]> {
  const html = await (await fetch(site.url + path, { headers: { cookie: headerOf(secretary) } })).text()
  return [...html.matchAll(/name="(tvivl-[^"]+)"/g)].map((match) => [match[1] ?? '', 'ja'])
}

/** One document in each state that a review can be in. */
export async function reviewsOf(site: Site, secretary: Cookie[]) {
  const read = (year: number) => readIn(site, secretary, textFile(`referat-${year}.txt`, minutes(year)))
  const send = async (path: string, fields: Record<string, string>) => post(site, path, secretary, new URLSearchParams(fields))
  const [open, partly, released, undone] = [await read(2001), await read(2002), await read(2003), await read(2004)]
  await send(partly, { do: 'save', ...Object.fromEntries((await ticksOf(site, secretary, partly)).slice(0, 2)) })
  await send(released, { do: 'release', ...Object.fromEntries(await ticksOf(site, secretary, released)) })
  await send(`${undone}/fortryd`, {})
  const policy = await readIn(site, secretary, textFile('politik.txt', 'Cykelpolitik\n\nAlle børn skal kunne cykle til skole.\n'))
  await send(policy, { do: 'release', ...Object.fromEntries(await ticksOf(site, secretary, policy)) })
  const files = new FormData()
  for (const name of ['tom.txt', 'også-tom.txt']) files.append('filer', new File([''], name))
  const batch = (await post(site, '/import', secretary, files)).headers.get('location') ?? ''
  return { policy, batch, open, partly, released, undone, draft: '/moeder/2001-06-07-integrationsraadet' }
}
