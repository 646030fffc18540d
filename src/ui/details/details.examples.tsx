import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Accordion, AccordionItem, Details } from './details.tsx'

export const detailsExamples: Examples = {
  folded: () => (
    <Details summary="Hvorfor spørger vi?">
      <p>Vi skriver til dig, når dommerudvalget har valgt.</p>
    </Details>
  ),
  accordion: () => (
    <Accordion>
      <AccordionItem summary="Baggrund og vurdering" open note="2 bilag">
        <p>Forvaltningen har spurgt foreningerne.</p>
      </AccordionItem>
      <AccordionItem summary="Økonomi">
        <p>Ingen økonomisk konsekvens.</p>
      </AccordionItem>
    </Accordion>
  ),
  hostile: () => (
    <Accordion>
      <AccordionItem summary={hostile} note={hostile} open>
        <p>{hostile}</p>
      </AccordionItem>
      <AccordionItem summary={arabic} lang="ar">
        <p lang="ar" dir="rtl">
          {arabic}
        </p>
      </AccordionItem>
      <AccordionItem summary={longWord}>
        <p>{longWord}</p>
      </AccordionItem>
    </Accordion>
  ),
}
