import { DateText } from '../date-text/date-text.tsx'
import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Tag } from '../tag/tag.tsx'
import { CardList, Highlight, LinkCard } from './card.tsx'

export const cardExamples: Examples = {
  cards: () => (
    <CardList>
      <LinkCard
        href="/moeder/2031-05-05-integrationsraadet"
        title="Integrationsrådets ordinære møde"
        kicker={<DateText datetime="2031-05-05T17:00+02:00" text="mandag 5. maj 2031 kl. 17.00" />}
        text="Budget for næste år, ny frivillighedspris og status på arbejdsgrupperne."
      >
        <Tag kind="pending" text="Ikke godkendt" />
        <Tag text="12 punkter" />
      </LinkCard>
      <LinkCard href="/beslutninger/7" title="Rådet anbefaler en fast åben rådgivning på biblioteket" kicker="Beslutning" />
      <LinkCard href="/indstil" title="Indstil en frivillig til prisen" text="Fortæl os om en, der gør en forskel." />
    </CardList>
  ),
  hostile: () => (
    <CardList>
      <LinkCard href="/x?a=1&b=2" title={hostile} text={hostile} kicker={hostile} />
      <LinkCard href="/y" title={arabic} lang="ar" text={arabic} />
      <LinkCard href="/z" title={longWord} text={longWord} level={2} />
    </CardList>
  ),
  highlight: () => (
    <Highlight title="Beslutning">
      <p>Rådet godkendte indstillingen og sender den til udvalget.</p>
    </Highlight>
  ),
}
