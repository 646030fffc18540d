import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { FollowLinks } from './follow-links.tsx'

const texts = { title: 'Følg', byMail: 'Få besked med mail', feed: 'Atom-feed' }

export const followExamples: Examples = {
  both: () => <FollowLinks texts={texts} mail="/foelg?om=raad/integrationsraadet" feed="/raadet/integrationsraadet/nyt.atom" />,
  long: () => <FollowLinks texts={{ title: arabic, byMail: longWord, feed: arabic }} mail="/foelg" feed="/moeder.atom" />,
  hostile: () => (
    <FollowLinks texts={{ title: `Følg ${hostile}`, byMail: hostile, feed: hostile }} mail={`/foelg?q=${hostile}`} feed="/moeder.atom" />
  ),
}
