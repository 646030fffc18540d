import type { SectionCaption, StandingItem } from '#modules/council/index.ts'
import { fromPlainText, type RichText } from '#platform/richtext/richtext.ts'
import type { NewItem } from '../create.ts'
import { planTexts } from './plan.text.ts'

/** The sections that every new item of a body begins with, each with the words that stand there until somebody writes. */
export const sectionsFrom = (captions: readonly SectionCaption[]): NewItem['sections'] =>
  captions
    .filter((one) => one.always)
    .map(({ kind, caption, text }) => ({ kind, caption, content: written(text), openness: 'open', lang: 'da' }))

const written = (text: string): RichText => (text.trim() ? fromPlainText(text) : { version: 1, blocks: [] })

/** A standing item as the body's settings have it: open, with its own words as its background. */
function standingItem(item: StandingItem, captions: readonly SectionCaption[]): NewItem {
  const sections = sectionsFrom(captions)
  const background = item.text.trim() ? written(item.text) : null
  const has = sections.some((section) => section.kind === 'background')
  return {
    numberText: null,
    title: item.title,
    publicTitle: null,
    openness: 'open',
    standing: item.standing,
    supplement: null,
    presenter: '',
    summary: '',
    lang: 'da',
    caseIds: [],
    sections: background
      ? [
          ...sections.map((section) => (section.kind === 'background' ? { ...section, content: background } : section)),
          ...(has
            ? []
            : [
                {
                  kind: 'background' as const,
                  caption: planTexts.da.background,
                  content: background,
                  openness: 'open' as const,
                  lang: 'da',
                },
              ]),
        ]
      : sections,
    decision: null,
    history: [],
    attachments: [],
  }
}

/** The items that come with every agenda: those that stand first, then those that stand last. */
export const standingItems = (items: readonly StandingItem[], captions: readonly SectionCaption[]): NewItem[] =>
  (['first', 'last'] as const).flatMap((place) => items.filter((item) => item.place === place).map((item) => standingItem(item, captions)))
