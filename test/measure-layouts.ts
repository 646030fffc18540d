import { measure, total } from './layouts/measure.ts'
import { line, lineHead, markdown } from './layouts/table.ts'
import { layoutFiles, readLayout } from './layouts/truth.ts'

/**
 * Prints how well the parser reads the documents of test/layouts, one by one and as a sum: right / in the truth / read.
 * `node test/measure-layouts.ts [--only 41-60]`; of `--only` the sum alone, so that documents that nobody has opened stay so.
 */
const only = /^(\d+)-(\d+)$/.exec(process.argv[process.argv.indexOf('--only') + 1] ?? '')
const [from, to] = only ? [Number(only[1]), Number(only[2])] : [1, Number.POSITIVE_INFINITY]
const all = layoutFiles()
  .filter((file) => Number.parseInt(file, 10) >= from && Number.parseInt(file, 10) <= to)
  .map((file) => ({ file, figures: measure(readLayout(file)) }))

const sum = markdown(total(all.map(({ figures }) => figures)))
const each = only ? [] : [lineHead, ...all.map(({ file, figures }) => line(file, figures))]
process.stdout.write(`${[...each, `\n${only ? `Documents ${from}–${to}` : `All ${all.length}`}\n`, sum].join('\n')}\n`)
