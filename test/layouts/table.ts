import { type Figures, fields, precision, recall } from './measure.ts'

const names: Record<(typeof fields)[number], string> = {
  items: 'items',
  titles: 'titles',
  caseNumbers: 'case numbers',
  decisions: 'decisions, word for word',
  decisionsNear: 'decisions, nearly',
  sections: 'sections with captions',
  closed: 'closed items',
  votes: 'votes',
  present: 'present',
  absent: 'absent',
  absentForItems: 'absent for items',
}

/** The figures as the Markdown table of docs/import.md: one row per field, recall and precision in per cent. */
export function markdown({ counts, invented, opened, outcomes }: Figures): string {
  const rows = fields.map((field) => {
    const { right, wanted, given } = counts[field]
    return `| ${names[field]} | ${percent(recall(counts[field]))} | ${given === 0 ? '–' : percent(precision(counts[field]))} | ${right} of ${wanted}, ${given} read |`
  })
  return [
    '| field | recall | precision | right |',
    '| --- | ---: | ---: | --- |',
    ...rows,
    `| outcomes | ${percent(outcomes.of === 0 ? 1 : outcomes.right / outcomes.of)} | – | ${outcomes.right} of ${outcomes.of} |`,
    '',
    `Decisions invented: ${invented}. Closed items called open: ${opened}.`,
  ].join('\n')
}

/** One line for a document: recall/precision of the fields that are judged most. */
export function line(name: string, { counts, invented, opened, outcomes }: Figures): string {
  const short = (
    ['items', 'titles', 'caseNumbers', 'decisions', 'sections', 'closed', 'votes', 'present', 'absent', 'absentForItems'] as const
  ).map((field) => {
    const { right, wanted, given } = counts[field]
    const mark = right === wanted && right === given ? ' ' : '!'
    return `${mark}${right}/${wanted}/${given}`.padEnd(10)
  })
  return `${name.slice(0, 34).padEnd(35)}${short.join('')}${invented} ${opened} ${outcomes.right}/${outcomes.of}`
}

export const lineHead = `${''.padEnd(35)}${['items', 'titles', 'cases', 'decisions', 'sections', 'closed', 'votes', 'present', 'absent', 'missed'].map((name) => ` ${name}`.padEnd(10)).join('')}invented opened outcome`

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
