/** Messages by field name, in the order of the page. The key `form` is for what concerns no single field. */
export type FieldErrors = Readonly<Record<string, string>>

export const formError = 'form'

/** The id of a field's first input: what the error summary links to. */
export const fieldId = (name: string): string => name.replace(/[^\p{L}\p{N}_-]+/gu, '-')
