import { DateText } from '../date-text/date-text.tsx'
import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { SummaryList } from './summary-list.tsx'

export const summaryListExamples: Examples = {
  meeting: () => (
    <SummaryList
      rows={[
        { term: 'Tid', value: <DateText datetime="2031-05-05T17:00+02:00" text="mandag 5. maj 2031 kl. 17.00–19.00" /> },
        { term: 'Sted', value: 'Mødelokale 3, rådhuset', action: { href: '#ret', label: 'Ret', description: 'Ret stedet' } },
        { term: 'Deltagere', value: '11 af 15' },
      ]}
    />
  ),
  hostile: () => (
    <SummaryList
      rows={[
        { term: hostile, value: hostile },
        { term: longWord, value: arabic, action: { href: '#x', label: hostile } },
      ]}
    />
  ),
}
