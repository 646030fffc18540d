import { readdirSync, readFileSync } from 'node:fs'
import { decodeDocument } from '#modules/importing/parse/decode.ts'
import { parseDocument } from '#modules/importing/parse/parse.ts'
import type { ParsedDocument } from '#modules/importing/parse/types.ts'
import { htmlToText } from '#modules/importing/read/html.ts'

/** What a careful reader takes from a document of this folder; README.md tells how it is written. */
export interface Truth {
  kind: string
  body: string | null
  date: string | null
  items: TruthItem[]
  present: string[]
  absent: string[]
  absentForItems: { name: string; items: string[] }[]
}

export interface TruthItem {
  number: string | null
  title: string | null
  titleAsPrinted?: string
  closed: boolean
  case: string | null
  sections: { caption: string | null; begins: string }[]
  decision: string | null
  /** Other readings that are as right: with or without the line of who was absent. */
  decisionAlso?: string[]
  outcome: string | null
  vote: { for: number; against: number; abstained: number } | null
}

export interface Layout {
  name: string
  truth: Truth
  parsed: ParsedDocument
}

const folder = new URL('./', import.meta.url)

/** The names of the documents, in order: "01-lindvig-integrationsraad-punkt-kolon.txt". */
export function layoutFiles(): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d+-.*\.(?:txt|html)$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
}

/**
 * The truth of a document beside what the parser reads in its bytes.
 * @param wear what becomes of the text on the way, as where empty lines are lost
 */
export function readLayout(file: string, wear: (text: string) => string = (text) => text): Layout {
  const decoded = decodeDocument(readFileSync(new URL(file, folder)))
  if (!('text' in decoded)) throw new Error(`${file} was refused as ${decoded.refusal}`)
  const truth = JSON.parse(readFileSync(new URL(file.replace(/\.\w+$/, '.truth.json'), folder), 'utf8')) as Truth
  const text = file.endsWith('.html') ? htmlToText(decoded.text) : decoded.text
  return { name: file, truth, parsed: parseDocument(wear(text), { mended: decoded.mended }) }
}
