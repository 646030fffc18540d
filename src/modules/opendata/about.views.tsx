import type { Texts } from '#texts/index.ts'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { openTables } from './tables/tables.ts'

export type AboutProps = {
  t: Texts
  licence: string
  origin: string
}

/** What open data there is, for whoever wants to use them. */
export const AboutOpenData = ({ t, licence, origin }: AboutProps) => {
  const words = t.openData
  const ways = [
    { ...words.json, paths: ['/api/meetings', '/api/bodies', '/api/cases'] },
    { ...words.tables, paths: ['/api/tables', ...openTables.map(({ name }) => `/api/tables/${name}.csv`)] },
    { ...words.oparl, paths: ['/api/oparl/v1.1/system'] },
    { ...words.description, paths: ['/api/openapi.json'] },
    { ...words.calendar, paths: [] },
  ]
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      <div class="prose">
        <Section title={words.ways}>
          {ways.map(({ title, text, paths }) => (
            <>
              <h3>{title}</h3>
              <p>{text}</p>
              {paths.length > 0 && (
                <ul>
                  {paths.map((path) => (
                    <li>
                      <Address href={origin + path} />
                    </li>
                  ))}
                </ul>
              )}
            </>
          ))}
        </Section>
        <Section title={words.follow}>
          <p>{words.followText}</p>
        </Section>
        <Section title={words.terms}>
          <p>{words.termsText}</p>
          <p>
            <Address href={licence} />
          </p>
        </Section>
        <Section title={words.never}>
          <p>{words.neverText}</p>
        </Section>
      </div>
    </>
  )
}

const Address = ({ href }: { href: string }) => (
  <a href={href} dir="ltr" class="checksum">
    {href}
  </a>
)
