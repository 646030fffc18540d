import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { SideContents, WithSide } from './contents.tsx'

const items = [
  { href: '#punkt-1', label: 'Godkendelse af dagsorden', number: '37.' },
  { href: '#punkt-2', label: 'Høring om den nye biblioteksplan og åbningstider i aftentimerne', number: '38.' },
  { href: '#punkt-3', label: 'Eventuelt', number: '39.', current: true },
]

export const contentsExamples: Examples = {
  agenda: () => <SideContents title="Dagsordenens indhold" items={items} />,
  'beside the text': () => (
    <WithSide side={<SideContents title="Indhold ved siden af" items={items} />}>
      <p>Teksten står ved siden af indholdet, når der er plads.</p>
    </WithSide>
  ),
  hostile: () => (
    <SideContents
      title={`Indhold ${hostile}`}
      items={[
        { href: '#a', label: hostile, number: hostile },
        { href: '#b', label: arabic, lang: 'ar' },
        { href: '#c', label: longWord },
      ]}
    />
  ),
}
