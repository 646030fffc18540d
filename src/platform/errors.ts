/** A request that cannot be answered: becomes a page (or JSON) with this status. The detail goes to the log, never to the reader. */
export class AppError extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 421 | 429 | 503
  /** Shown to the reader as it is: a sentence in their language. Absent: the page's own sentence for the status. */
  readonly shown: string | null
  constructor(status: AppError['status'], detail: string, shown: string | null = null) {
    super(detail)
    this.status = status
    this.shown = shown
  }
}

/** What an operator typed or gave cannot be used: one sentence, exit code 2. */
export class UnusableInput extends Error {}
