/** Milliseconds from the end of one round to the next: after one that went well, and after one that failed. */
export type Pace = { well: number; failed: number }

/**
 * Does a round of work at once and again and again, one round at a time, until it is stopped.
 * @param round says whether it went well; what it throws is a failure that has been told nowhere, so it must not throw
 */
export function againAndAgain(round: () => Promise<boolean>, pace: Pace): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const turn = async () => {
    const isWell = await round()
    if (!isStopped) timer = setTimeout(turn, isWell ? pace.well : pace.failed)
  }
  void turn()
  return {
    stop() {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
