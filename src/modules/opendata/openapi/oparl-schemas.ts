import { objectTypes, schema as prefix } from '../oparl/address.ts'
import { type Field, fieldsOf } from '../oparl/spec.ts'
import { address, many, named, object, type Schema, text, whole } from './schema.ts'

const values: Record<string, Schema> = {
  s: text(),
  u: address(),
  d: { type: 'string', format: 'date' },
  dt: { type: 'string', format: 'date-time', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d$' },
  b: { type: 'boolean' },
  i: whole(),
  x: { type: 'object' },
}

const link: Record<Field['kind'], (of: string) => Schema> = {
  value: (of) => values[of] ?? text(),
  link: (of) => address(`An object of the type ${of}.`),
  list: (of) => address(`A list of objects of the type ${of}.`),
  within: (of) => named(schemaName(of)),
}

/** The types of OParl stand beside the house's own, some of which have the same names. */
export const schemaName = (type: string) => `Oparl${type}`

/** What is gone keeps no more than this, so only this is always there. */
const always = ['id', 'type', 'created', 'modified']

function schemaOf(type: string): Schema {
  const fields = [...fieldsOf(type)].map(([name, { kind, of, isMany }]): [string, Schema] => {
    const one = link[kind](of)
    return [name, isMany ? many(one) : one]
  })
  return {
    type: 'object',
    properties: { ...Object.fromEntries(fields), type: { const: prefix + type } },
    required: always,
    patternProperties: { '^brobygger:': {} },
  }
}

export const listName = (type: string) => `Oparl${type}List`

const listOf = (type: string): Schema =>
  object({
    data: many(named(schemaName(type))),
    pagination: object({ totalElements: whole(), elementsPerPage: whole(), totalPages: whole() }),
    links: object({ first: address(), self: address(), next: address('Not on the last page.') }, ['next']),
  })

/** The twelve types of OParl 1.1, a list of each, and how a refusal is said. */
export const oparlSchemas: Record<string, Schema> = {
  ...Object.fromEntries(
    objectTypes.flatMap((type) => [
      [schemaName(type), schemaOf(type)],
      [listName(type), listOf(type)],
    ]),
  ),
  OparlError: object({
    type: { const: `${prefix}Error` },
    message: text('For people, in their language.'),
    debug: text('For whoever writes the program.'),
  }),
}
