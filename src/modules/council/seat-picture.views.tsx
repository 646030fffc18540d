import type { Texts } from '#texts/index.ts'
import { SeatHalfCircle } from '#ui/seats/seats.tsx'
import type { CouncilGlance } from './body-page.ts'

type Props = { t: Texts; name: string; groups: CouncilGlance['groups'] }

/** The seats of a body as a half circle, group by group, with the same in words for those who do not see it. */
export const SeatPicture = ({ t, name, groups }: Props) => {
  const total = groups.reduce((sum, group) => sum + group.seats, 0)
  const words = groups.map(({ label, seats, vacant }) => `${label} ${seats}${vacant > 0 ? ` (${t.council.vacantSeats(vacant)})` : ''}`)
  return (
    <SeatHalfCircle
      title={t.council.picture(name)}
      description={t.council.pictureText(t.council.seats(total), words.join(', '))}
      groups={groups}
      groupsLang="da"
      vacantText={t.council.vacant}
    />
  )
}
