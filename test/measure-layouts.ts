import { measure, total } from './layouts/measure.ts'
import { line, lineHead, markdown } from './layouts/table.ts'
import { layoutFiles, readLayout } from './layouts/truth.ts'

/**
 * Prints how well the parser reads the documents of test/layouts: `node test/measure-layouts.ts [--only 41-60]`.
 * Per document and field: right / in the truth / read. Documents 21–40 are kept unseen, so they are shown as one sum;
 * so are the documents of `--only`.
 */
const LAST_SEEN = 20
const LAST_UNSEEN = 40

const only = /^(\d+)-(\d+)$/.exec(process.argv[process.argv.indexOf('--only') + 1] ?? '')
const [from, to] = only ? [Number(only[1]), Number(only[2])] : [1, Number.POSITIVE_INFINITY]
const all = layoutFiles()
  .map((file) => ({ file, number: Number(file.slice(0, 2)) }))
  .filter(({ number }) => number >= from && number <= to)
  .map(({ file, number }) => ({ file, number, figures: measure(readLayout(file)) }))

const between = (first: number, last: number) => all.filter(({ number }) => number >= first && number <= last)
const sum = (caption: string, documents: typeof all) => [`\n${caption}\n`, markdown(total(documents.map(({ figures }) => figures)))]

const parts = [
  lineHead,
  ...between(1, LAST_SEEN).map(({ file, figures }) => line(file, figures)),
  ...sum(`Documents 1–${LAST_SEEN}`, between(1, LAST_SEEN)),
  ...sum(`Documents ${LAST_SEEN + 1}–${LAST_UNSEEN}`, between(LAST_SEEN + 1, LAST_UNSEEN)),
  ...sum(`Documents from ${LAST_UNSEEN + 1}`, between(LAST_UNSEEN + 1, Number.POSITIVE_INFINITY)),
  ...sum(`All ${all.length}`, all),
]
const out = only ? sum(`Documents ${from}–${to}`, all) : parts
process.stdout.write(`${out.join('\n')}\n`)
