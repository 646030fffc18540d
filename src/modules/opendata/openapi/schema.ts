/** A schema as JSON Schema 2020-12 and OpenAPI 3.1 have it. */
export type Schema = { readonly [key: string]: unknown }

export const text = (description?: string): Schema => ({ type: 'string', ...(description && { description }) })
export const textOrNull = (description?: string): Schema => ({ type: ['string', 'null'], ...(description && { description }) })
export const whole = (description?: string): Schema => ({ type: 'integer', minimum: 0, ...(description && { description }) })
export const yesNo = (description?: string): Schema => ({ type: 'boolean', ...(description && { description }) })
export const moment = (description?: string): Schema => ({ type: 'string', format: 'date-time', ...(description && { description }) })
export const momentOrNull = (description?: string): Schema => ({ ...moment(description), type: ['string', 'null'] })
export const address = (description?: string): Schema => ({ type: 'string', format: 'uri', ...(description && { description }) })
export const oneOf = (values: readonly string[], description?: string): Schema => ({
  type: 'string',
  enum: values,
  ...(description && { description }),
})
export const oneOfOrNull = (values: readonly string[]): Schema => ({ type: ['string', 'null'], enum: [...values, null] })
export const many = (items: Schema, description?: string): Schema => ({ type: 'array', items, ...(description && { description }) })
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })

/** An object of which everything is there but what is named as absent at times. */
export const object = (properties: Record<string, Schema>, absentAtTimes: readonly string[] = [], description?: string): Schema => ({
  type: 'object',
  ...(description && { description }),
  properties,
  required: Object.keys(properties).filter((name) => !absentAtTimes.includes(name)),
})
