import { fromPlainText } from '#platform/richtext/richtext.ts'
import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { StructuredText } from './structured-text.tsx'

export const structuredTextExamples: Examples = {
  minutes: () => (
    <StructuredText
      doc={{
        version: 1,
        blocks: [
          { type: 'heading', level: 1, inline: [{ text: 'Baggrund' }] },
          {
            type: 'paragraph',
            inline: [
              { text: 'Rådet har spurgt ' },
              { text: 'alle foreninger', strong: true },
              { text: ' og ' },
              { text: 'biblioteket', em: true },
              { text: '. Læs ' },
              { text: 'svarene', href: '/sager/2031-000017' },
              { text: '.' },
            ],
          },
          { type: 'heading', level: 2, inline: [{ text: 'Forslag' }] },
          {
            type: 'list',
            ordered: true,
            items: [
              {
                inline: [{ text: 'Åben rådgivning' }],
                list: { type: 'list', ordered: false, items: [{ inline: [{ text: 'torsdag aften' }] }] },
              },
              { inline: [{ text: 'En folder på otte sprog' }] },
            ],
          },
          {
            type: 'table',
            head: [[{ text: 'Tilbud' }], [{ text: 'Deltagere' }]],
            rows: [
              [[{ text: 'Sprogcafé' }], [{ text: '42' }]],
              [[{ text: 'Fællesspisning' }], [{ text: '118' }]],
            ],
          },
        ],
      }}
    />
  ),
  'from plain text': () => (
    <StructuredText doc={fromPlainText('Indstilling\n1) at rådet drøfter planen\n2) at svaret sendes\n- til udvalget', 'da')} />
  ),
  'arabic with danish in it': () => (
    <StructuredText
      doc={{
        version: 1,
        lang: 'ar',
        blocks: [
          { type: 'paragraph', inline: [{ text: arabic }] },
          { type: 'list', ordered: false, items: [{ inline: [{ text: arabic }] }] },
          { type: 'paragraph', lang: 'da', inline: [{ text: 'Rådet mødes mandag.' }] },
          { type: 'paragraph', inline: [{ text: 'انظر ' }, { text: 'Køge Rådhus.', lang: 'da' }] },
        ],
      }}
    />
  ),
  hostile: () => (
    <StructuredText
      headingLevel={3}
      doc={{
        version: 1,
        blocks: [
          { type: 'heading', level: 1, inline: [{ text: hostile }] },
          {
            type: 'paragraph',
            inline: [
              { text: hostile, strong: true },
              { text: 'link', href: 'javascript:alert(1)' },
            ],
          },
          { type: 'table', head: [[{ text: hostile }]], rows: [[[{ text: longWord }], [{ text: hostile }]]] },
        ],
      }}
    />
  ),
}
