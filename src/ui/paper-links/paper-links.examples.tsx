import { type Examples, hostile } from '../example.ts'
import { PaperLinks } from './paper-links.tsx'

export const paperLinksExamples: Examples = {
  usual: () => (
    <PaperLinks
      label="Hent som dokument"
      links={[
        { href: '/moeder/x/referat.pdf', label: 'Referat som PDF' },
        { href: '/moeder/x/referat.docx', label: 'Referat som Word' },
      ]}
    />
  ),
  'with a note': () => (
    <PaperLinks
      label="Hent mødemappen"
      links={[{ href: '/moeder/x/mappe.pdf', label: 'Mødemappe som PDF', description: 'Dagsorden og bilag i én fil' }]}
    />
  ),
  hostile: () => <PaperLinks label={`Hent ${hostile}`} links={[{ href: '/x.pdf', label: hostile, description: hostile }]} />,
}
