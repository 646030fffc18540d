import { layOut, type PressJob } from './layout.ts'

/** The process that sets type: one job after the other, until nobody listens any more. */
process.on('message', async (job: PressJob) => {
  const answer = await layOut(job).catch((error: unknown) => ({
    problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
  }))
  process.send?.({ id: job.id, ...answer })
})
process.on('disconnect', () => process.exit(0))
