import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Timeline } from './timeline.tsx'

export const timelineExamples: Examples = {
  case: () => (
    <Timeline
      events={[
        { datetime: '2031-03-03', date: '3. marts 2031', title: 'Forvaltningen sender planen i høring', place: 'Kulturudvalget' },
        {
          datetime: '2031-04-07',
          date: '7. april 2031',
          title: 'Rådet drøfter planen',
          href: '/moeder/2031-04-07',
          place: 'Integrationsrådet',
        },
        {
          datetime: '2031-05-05',
          date: '5. maj 2031',
          title: 'Svaret er sendt',
          children: <p>Rådet peger på åbningstiderne om aftenen.</p>,
        },
      ]}
    />
  ),
  hostile: () => (
    <Timeline
      events={[
        { datetime: '2031-03-03', date: hostile, title: hostile, place: hostile },
        { datetime: '2031-03-04', date: '4. marts', title: arabic, lang: 'ar', href: '/x' },
        { datetime: '2031-03-05', date: '5. marts', title: longWord },
      ]}
    />
  ),
}
