import { z } from 'zod'

const list = z.union([z.array(z.string()), z.string().transform((text) => [text])])

/** A setting that holds sentences for the public: a list, or one alone. Anything else counts as none, so that a bad value never takes a page down. */
export function sentences(value: unknown): string[] {
  const read = list.safeParse(value)
  return read.success ? read.data.map((text) => text.trim()).filter(Boolean) : []
}
