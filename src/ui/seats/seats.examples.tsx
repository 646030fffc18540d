import { arabic, type Examples, hostile } from '../example.ts'
import { type SeatGroup, SeatHalfCircle } from './seats.tsx'

const council: SeatGroup[] = [
  { label: 'Valgte borgere', seats: 5, vacant: 1 },
  { label: 'Foreninger', seats: 4 },
  { label: 'Boligområder', seats: 2 },
  { label: 'Kursistrådet', seats: 2 },
  { label: 'Politiet', seats: 1 },
  { label: 'Byrådet', seats: 1 },
]
const many = Array.from({ length: 9 }, (_, index) => ({ label: `Gruppe ${index + 1}`, seats: index + 2 }))

export const seatsExamples: Examples = {
  'fifteen seats': () => (
    <SeatHalfCircle
      title="Rådets pladser"
      description="15 pladser: 5 valgte borgere, heraf en ledig, 4 fra foreninger, 2 fra boligområder, 2 fra kursistrådet, 1 fra politiet og 1 fra byrådet."
      groups={council}
      vacantText="Ledig plads"
    />
  ),
  'fifty-four seats': () => (
    <SeatHalfCircle id="many" title="Et stort råd" description="54 pladser i 9 grupper" groups={many} vacantText="Ledig" />
  ),
  'no seats': () => <SeatHalfCircle id="none" title="Et råd uden pladser" description="Ingen pladser" groups={[]} vacantText="Ledig" />,
  hostile: () => (
    <SeatHalfCircle
      id="hostile"
      title={hostile}
      description={hostile}
      groups={[
        { label: hostile, seats: 4, mark: '<b', vacant: 4 },
        { label: arabic, seats: 3 },
      ]}
      vacantText={hostile}
    />
  ),
}
