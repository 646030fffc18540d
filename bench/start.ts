import { memoryOf, postgresOf, startProduct } from './processes.ts'
import { median, type Section, shown } from './report.ts'

const starts = 5

/** From the start of the process on an existing database until its first page has come, and the memory then held. */
export async function measureStart(dataDir: string): Promise<Section> {
  const seconds: number[] = []
  const own: number[] = []
  const database: number[] = []
  for (let i = 0; i < starts; i++) {
    const began = performance.now()
    const product = await startProduct(dataDir, null)
    const answer = await fetch(product.origin)
    await answer.text()
    seconds.push((performance.now() - began) / 1000)
    own.push(memoryOf(product.pid))
    database.push(postgresOf(dataDir).reduce((sum, pid) => sum + memoryOf(pid), 0))
    await product.stop()
  }
  const second = median(seconds)
  const memory = median(own) + median(database)
  return {
    title: 'Start and memory',
    rows: [
      { what: 'start on an existing database until the first page', measured: `${shown(second)} s`, bar: '≤ 1.5 s', pass: second <= 1.5 },
      {
        what: 'memory after the first page, program + all PostgreSQL processes',
        measured: `${shown(memory)} MB (${shown(median(own))} + ${shown(median(database))})`,
        bar: '≤ 250 MB',
        pass: memory <= 250,
      },
    ],
    notes: [`Medians of ${starts} starts, each of program and database together. Memory is PSS: what several processes share counts once.`],
  }
}
