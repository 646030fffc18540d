import { type Examples, hostile } from '../example.ts'
import { DateText, Moment } from './date-text.tsx'

export const dateTextExamples: Examples = {
  day: () => <DateText datetime="2031-05-05" text="mandag 5. maj 2031" />,
  moment: () => <DateText datetime="2031-05-05T17:00+02:00" text="mandag 5. maj 2031 kl. 17.00" />,
  short: () => <Moment lang="da" timeZone="Europe/Copenhagen" at={new Date('2031-05-05T15:00:00Z')} />,
  hostile: () => <DateText datetime="2031-05-05" text={hostile} />,
}
