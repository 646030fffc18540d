import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { CalendarAddress, Subscribe } from './subscribe.tsx'

const texts = {
  title: 'Abonnér på møderne i din kalender',
  how: 'Nye møder kommer af sig selv.',
  open: 'Åbn i din kalender',
  copy: 'Adressen er:',
}
const address = 'https://integration.example/raadet/integrationsraadet/kalender.ics'

export const subscribeExamples: Examples = {
  folded: () => <Subscribe texts={texts} address={address} />,
  address: () => <CalendarAddress texts={texts} address={`${address}/${longWord}`} />,
  hostile: () => <Subscribe texts={{ title: hostile, how: arabic, open: hostile, copy: hostile }} address={`https://${hostile}`} />,
}
