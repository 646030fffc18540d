import type { Span } from '../../parse/types.ts'

/** The lines that a person reads beside the result, and which of them each field came from. */
export class Page {
  readonly spans: Span[] = []
  readonly #lines: string[] = []

  /** The number of the next line. */
  get next(): number {
    return this.#lines.length + 1
  }

  /** Adds text, which may be of several lines, as the source of these fields. @returns the number of its first line */
  add(text: string, ...paths: string[]): number {
    const from = this.next
    this.#lines.push(...text.split('\n'))
    for (const path of paths) this.spans.push({ path, from, to: this.#lines.length })
    return from
  }

  /** An empty line, unless there is one already. */
  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('')
  }

  get text(): string {
    return this.#lines.join('\n')
  }
}
