// Made by `npm run gen` from the *.text.ts files in this folder.
import { ar } from './ar.text.ts'
import { da, type Texts } from './da.text.ts'
import { en } from './en.text.ts'
import { fa } from './fa.text.ts'
import { pl } from './pl.text.ts'
import { so } from './so.text.ts'
import { tr } from './tr.text.ts'
import { uk } from './uk.text.ts'

export const languages = { da, ar, en, fa, pl, so, tr, uk } satisfies Record<string, Texts>
