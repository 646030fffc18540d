import { readFileSync } from 'node:fs'
import { createEngine } from '#platform/paper/engine.ts'
import { normalPaper } from '#platform/paper/normal.ts'
import type { Paper, PaperBlock } from '#platform/paper/paper.ts'
import { demoTexts, dice, pick } from './documents.ts'
import { median, type Section, shown } from './report.ts'

const documents = 200
const settled = 40
const itemsForTwelvePages = 20

const texts = demoTexts()

/** Minutes of about twelve pages, made of the demo's own sentences; another seed, another document. */
function minutes(seed: number): Paper {
  const roll = dice(seed)
  const paragraph = (): PaperBlock => ({ type: 'paragraph', inline: [{ text: pick(texts.paragraphs, roll) }] })
  const heading = (level: number, text: string): PaperBlock => ({ type: 'heading', level, inline: [{ text }] })
  const items = Array.from({ length: itemsForTwelvePages }, (_, i): PaperBlock[] => [
    heading(2, `Punkt ${i + 1}: ${pick(texts.titles, roll)}`),
    heading(3, 'Baggrund og vurdering'),
    ...Array.from({ length: 6 }, paragraph),
    { type: 'list', ordered: false, items: Array.from({ length: 3 }, () => ({ inline: [{ text: pick(texts.titles, roll) }] })) },
    { type: 'box', look: 'decision', blocks: [heading(3, 'Beslutning'), paragraph()] },
  ])
  const opening: PaperBlock[] = [heading(1, 'Integrationsrådet, 16. februar 2026'), { type: 'contents', title: 'Indhold' }]
  return normalPaper({
    lang: 'da',
    title: `Referat ${seed}`,
    author: 'Integrationsrådet, Fjordby Kommune',
    date: '2026-02-16T16:00:00Z',
    accent: '#27506b',
    running: { start: 'Referat', end: '' },
    pageWords: 'Side # af #',
    blocks: [...opening, ...items.flat()],
  })
}

const megabytes = (pid: number | null) => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096) / 1_000_000

/** Processor time that a process has taken, in milliseconds: fields 14 and 15 of its stat, in hundredths of a second. */
function processorMs(pid: number | null): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** How long minutes of twelve pages take as tagged PDF, and whether the process that sets them grows. */
export async function measurePapers(): Promise<Section> {
  const limits = { milliseconds: 30_000, megabytes: 2_000, idleMs: 30_000, jobsEach: Number.POSITIVE_INFINITY }
  const engine = createEngine(limits)
  const times: number[] = []
  const memory: number[] = []
  let pages = 0
  let before = 0
  for (let seed = 1; seed <= documents; seed++) {
    const paper = minutes(seed)
    const began = performance.now()
    const answer = await engine.set({ format: 'pdf', paper, files: [] })
    times.push(performance.now() - began)
    if ('problem' in answer || answer.fallback !== null) throw new Error(JSON.stringify(answer))
    pages =
      Buffer.from(answer.bytes)
        .toString('latin1')
        .match(/\/Type \/Page\b/g)?.length ?? 0
    memory.push(megabytes(engine.processId()))
    if (seed === 1) before = processorMs(engine.processId())
  }
  const processor = (processorMs(engine.processId()) - before) / (documents - 1)
  engine.end()
  const warm = median(times.slice(1))
  const early = Math.max(...memory.slice(settled / 2, settled))
  const late = Math.max(...memory.slice(-settled / 2))
  return {
    title: 'Documents',
    rows: [
      { what: `minutes of ${pages} pages to tagged PDF, warm`, measured: `${shown(warm)} ms`, bar: '≤ 0.3 s', pass: warm <= 300 },
      { what: 'processor time of each, which other work on the machine does not lengthen', measured: `${shown(processor)} ms` },
      { what: 'the first one, with the start of the process', measured: `${shown(times[0] ?? 0)} ms` },
      {
        what: `memory of the process after ${settled} and after ${documents} different documents`,
        measured: `${shown(early)} and ${shown(late)} MB`,
        bar: '≤ 1.15 ×',
        pass: late <= early * 1.15,
      },
    ],
    notes: ['The process ends half a minute after the last document; the server itself holds nothing of the engine.'],
  }
}
