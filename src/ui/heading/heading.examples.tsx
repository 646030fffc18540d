import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Tag } from '../tag/tag.tsx'
import { PageHeading, Section } from './heading.tsx'

export const headingExamples: Examples = {
  page: () => (
    <PageHeading title="Møde i Integrationsrådet" kicker="Ordinært møde" lead="Rådet mødes første mandag i måneden.">
      <Tag kind="pending" text="Ikke godkendt" />
    </PageHeading>
  ),
  section: () => (
    <Section title="Dagsorden" id="dagsorden">
      <p>Tolv punkter.</p>
    </Section>
  ),
  hostile: () => (
    <Section title={hostile} level={3}>
      <Section title={arabic} lang="ar" level={4}>
        <Section title={longWord} level={5} />
      </Section>
    </Section>
  ),
}
