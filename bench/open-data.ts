import { ensureCase } from '#modules/cases/index.ts'
import { createBody } from '#modules/council/index.ts'
import { createMeeting, type NewItem, type NewMeeting, releaseMinutes } from '#modules/meetings/index.ts'
import { homeZone, toDate } from '#platform/clock.ts'
import type { RichText } from '#platform/richtext/richtext.ts'
import { addMunicipality, type Bench } from './database.ts'
import { demoTexts, dice, pick } from './documents.ts'
import { appInProcess, hostOf } from './in-process.ts'
import { cpuOfPostgres } from './processes.ts'
import { median, type Row, type Section, shown } from './report.ts'

const meetings = 250
const itemsEach = 40
/** Of so many items one belongs to a case. */
const caseEach = 10
const asked = 30

const texts = demoTexts()
const system = '/api/oparl/v1.1/system'

/** What programs ask of a house with ten thousand items: the very first answer, which makes all objects, and those after it. */
export async function measureOpenData(bench: Bench, dataDir: string): Promise<Section> {
  const municipalityId = await addMunicipality(bench.owner, '902')
  const app = appInProcess(bench, bench.app)
  const host = await hostOf(bench, municipalityId, 'data.example')
  const ask = (path: string) => host(app, path)
  const hold = await council(bench, municipalityId)
  for (let n = 0; n < meetings; n++) await hold(n)
  const first = await taken(dataDir, () => ask(system))
  await hold(meetings)
  const next = await taken(dataDir, () => ask(system))
  const { body }: { body: string } = JSON.parse(await ask(system))
  const { data }: { data: { agendaItem: string; meeting: string }[] } = JSON.parse(await ask(pathIn(body)))
  const lists = data[0] ?? { agendaItem: '', meeting: '' }
  const { data: items }: { data: { id: string }[] } = JSON.parse(await ask(pathIn(lists.agendaItem)))
  const usual = async (path: string) => {
    const times: number[] = []
    for (let n = 0; n < asked; n++) times.push((await taken(dataDir, () => ask(path))).ms)
    return `${shown(median(times))} ms`
  }
  const rows: Row[] = [
    { what: 'the very first answer, which makes every object', measured: inSeconds(first) },
    { what: 'the first answer after minutes were released', measured: inSeconds(next) },
    { what: 'an item', measured: await usual(pathIn(items[0]?.id ?? '')) },
    { what: 'a page of a hundred items', measured: await usual(pathIn(lists.agendaItem)) },
    { what: 'a page of a hundred meetings, with their items', measured: await usual(pathIn(lists.meeting)) },
  ]
  return {
    title: `OParl, of ${meetings * itemsEach} items in ${meetings} meetings`,
    rows,
    notes: [`Processor time is that of program and PostgreSQL together. Medians of ${asked} answers; the first two are one each.`],
  }
}

const pathIn = (address: string) => new URL(address).pathname + new URL(address).search

type Taken = { ms: number; cpu: number }
const inSeconds = ({ ms, cpu }: Taken) => `${shown(ms / 1_000)} s (processor ${shown(cpu / 1_000)} s)`

async function taken(dataDir: string, work: () => Promise<unknown>): Promise<Taken> {
  const [began, own, database] = [performance.now(), process.cpuUsage(), cpuOfPostgres(dataDir)]
  await work()
  const { user, system } = process.cpuUsage(own)
  return { ms: performance.now() - began, cpu: (user + system) / 1_000 + cpuOfPostgres(dataDir) - database }
}

const paragraph = (text: string): RichText => ({ version: 1, blocks: [{ type: 'paragraph', inline: [{ text }] }] })

/** A body of the municipality. @returns what holds a meeting of it and releases its minutes */
async function council({ platform }: Bench, municipalityId: string) {
  const roll = dice(3)
  const acting = { municipalityId, actor: 'system' as const, clock: platform.clock }
  const name = 'Integrationsrådet'
  const bodyId = await platform.db.in(municipalityId, (tx) => createBody(tx, municipalityId, { name, kind: 'council', isPublic: true }))
  return (n: number) =>
    platform.db.in(municipalityId, async (tx) => {
      const caseIds: string[] = []
      for (let c = 0; c < itemsEach / caseEach; c++)
        caseIds.push(await ensureCase(tx, municipalityId, { system: '', number: `${2000 + (n % 20)}-${1_000 + c}` }))
      const items = Array.from({ length: itemsEach }, (_, i) =>
        anItem(roll, i % caseEach === 0 ? caseIds.slice(i / caseEach).slice(0, 1) : []),
      )
      const meeting: NewMeeting = {
        kind: 'ordinary',
        title: '',
        place: 'Rådhuset',
        isVirtual: false,
        startsAt: new Date(Date.UTC(2016, 0, 1 + 10 * n, 16)),
        endsAt: null,
        timeZone: homeZone,
        timeKnown: true,
        state: 'held',
        agenda: 'draft',
        hasMinutes: true,
        cancelledReason: null,
        preMeetingOfId: null,
        provenance: null,
        recordedBy: 'system',
        host: { id: bodyId, name },
        otherBodyIds: [],
        present: [],
        apologies: [],
        items,
      }
      const { id } = await createMeeting(tx, municipalityId, meeting, toDate(platform.clock()))
      await releaseMinutes(tx, acting, id)
    })
}

const anItem = (roll: () => number, caseIds: string[]): NewItem => ({
  ...{ numberText: null, title: pick(texts.titles, roll), publicTitle: null, openness: 'open', standing: null, supplement: null },
  ...{ presenter: '', summary: '', lang: 'da', caseIds, history: [], attachments: [] },
  sections: [{ kind: 'background', caption: 'Baggrund', content: paragraph(pick(texts.paragraphs, roll)), openness: 'open', lang: 'da' }],
  decision: {
    ...{ caption: 'Beslutning', content: paragraph(pick(texts.paragraphs, roll)), outcome: 'adopted' },
    ...{ postponedTo: null, referredToBodyId: null, openness: 'open' },
  },
})
