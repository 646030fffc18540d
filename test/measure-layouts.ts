import { measure, total } from './layouts/measure.ts'
import { line, lineHead, markdown } from './layouts/table.ts'
import { layoutFiles, readLayout } from './layouts/truth.ts'

/**
 * Prints how well the parser reads the forty documents of test/layouts: `node test/measure-layouts.ts [from] [to]`.
 * Per document and field: right / in the truth / read. Documents 21–40 are kept unseen, so they are shown as one sum.
 */
const LAST_SEEN = 20

const all = layoutFiles().map((file) => ({ file, figures: measure(readLayout(file)) }))
const [seen, unseen] = [all.slice(0, LAST_SEEN), all.slice(LAST_SEEN)]
const out = [
  lineHead,
  ...seen.map(({ file, figures }) => line(file, figures)),
  `\nDocuments 1–${LAST_SEEN}\n`,
  markdown(total(seen.map(({ figures }) => figures))),
  `\nDocuments ${LAST_SEEN + 1}–${all.length}\n`,
  markdown(total(unseen.map(({ figures }) => figures))),
  `\nAll ${all.length}\n`,
  markdown(total(all.map(({ figures }) => figures))),
]
process.stdout.write(`${out.join('\n')}\n`)
