import type { ItemBlock, SectionBlock } from './block-types.ts'
import { captionOf } from './captions.ts'
import { isPaper } from './paper-names.ts'

/**
 * Some prints list the papers right below what was decided, under no caption: they become a section of their own. Only what stands last,
 * and not where the decision runs on into it ("Godkendt med disse bilag:").
 */
export function papersBelowDecisions(items: ItemBlock[], inferred: ReadonlyMap<ItemBlock, SectionBlock>): void {
  for (const item of items)
    item.sections = item.sections.flatMap((section) =>
      section.mark?.kind === 'decision' || section === inferred.get(item) ? withoutPapers(section) : [section],
    )
}

/** The section itself stays the same object: others know it as the decision. */
function withoutPapers(section: SectionBlock): SectionBlock[] {
  const { lines, mark } = section
  let from = lines.length
  while (from > 0 && isPaper(lines[from - 1]?.text ?? '')) from--
  const above = lines[from - 1]?.text ?? mark?.text ?? ''
  const ends = /[.!?)"”»]$/u.test(above) || (lines[from]?.blankBefore === true && !above.endsWith(':'))
  if (from === lines.length || above === '' || !ends) return [section]
  const papers = lines.slice(from)
  section.lines = lines.slice(0, from)
  return [section, { mark: captionOf('', 'attachments'), captionLine: null, lines: papers }]
}
