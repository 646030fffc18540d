import type { SectionBlock } from './block-types.ts'
import type { ClassifiedLine } from './classify.ts'

/** The lines about who was absent that were taken out of each decision. */
export type Told = Map<SectionBlock, ClassifiedLine[]>

/** Somebody missed these items, as the line says. */
export type Add = (name: string, items: string[], line?: ClassifiedLine) => void
