import { Heading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { outgoingTexts } from './outgoing.text.ts'
import type { Outgoing } from './outgoing.ts'

/** The last that somebody reads before the button: what goes out with it, and how much does not. */
export const OutgoingSummary = ({ lang, outgoing }: { lang: string; outgoing: Outgoing }) => {
  const words = outgoingTexts[lang === 'en' ? 'en' : 'da']
  const { open, closed, decisions, papers, papersKept, people } = outgoing
  const names = (list: readonly string[]) =>
    list.length === 0 ? words.nobody : <DanishText>{`${list.length}: ${list.join(', ')}`}</DanishText>
  return (
    <>
      <Heading level={3}>{words.title}</Heading>
      <SummaryList
        rows={[
          { term: words.items, value: [words.open(open), ...(closed > 0 ? [words.closed(closed)] : [])].join(', ') },
          { term: words.decisions, value: String(decisions) },
          { term: words.papers, value: [String(papers), ...(papersKept > 0 ? [words.papersKept(papersKept)] : [])].join(', ') },
          ...(people
            ? [
                { term: words.present, value: names(people.present) },
                { term: words.apologies, value: names(people.apologies) },
              ]
            : []),
        ]}
      />
    </>
  )
}
