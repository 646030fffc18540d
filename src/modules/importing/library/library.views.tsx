import { dateInWords, isoMinute } from '#platform/i18n/dates.ts'
import { languageOf } from '#platform/i18n/language-of.ts'
import type { Texts } from '#texts/index.ts'
import { CardList, LinkCard } from '#ui/card/card.tsx'
import { DateText } from '#ui/date-text/date-text.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { type TextBlock, textBlocks } from './text-blocks.ts'

type Listed = { slug: string; title: string; lang: string; kind: string; dated_on: string | null; released_at: Date; body: string | null }
type Local = { t: Texts; lang: string; timeZone: string }

const kindOf = (t: Texts, kind: string) => t.documents.kinds[Object.hasOwn(t.documents.kinds, kind) ? (kind as 'other') : 'other']

type ListProps = Local & { href: (path: string) => string; documents: Listed[]; current: number; pages: number }

export const DocumentsPage = ({ t, lang, timeZone, href, documents, current, pages }: ListProps) => {
  const words = t.documents
  return (
    <>
      <PageHeading title={words.title} lead={words.lead} />
      {documents.length === 0 ? (
        <EmptyState title={words.none.title} text={words.none.text} />
      ) : (
        <CardList>
          {documents.map((document) => (
            <LinkCard
              href={href(`/dokumenter/${document.slug}`)}
              title={document.title}
              level={2}
              lang={document.lang}
              kicker={<ListedDay {...{ t, lang, timeZone, document }} />}
            >
              <Tag text={kindOf(t, document.kind)} />
              {document.body && <DanishText as="span">{document.body}</DanishText>}
            </LinkCard>
          ))}
        </CardList>
      )}
      {pages > 1 && (
        <Pagination
          label={words.pages.label}
          current={current}
          total={pages}
          hrefOf={(page) => href(page === 1 ? '/dokumenter' : `/dokumenter?side=${page}`)}
          texts={words.pages}
        />
      )}
    </>
  )
}

/** The document's own day; of one that has none, the day on which it was released, as the list is ordered. */
const ListedDay = ({ t, lang, timeZone, document: { dated_on, released_at } }: Local & { document: Listed }) => {
  if (dated_on) return <DateText datetime={dated_on} text={dateInWords(lang, dated_on)} />
  return (
    <>
      {t.documents.released} <DateText datetime={isoMinute(released_at)} text={dateInWords(lang, released_at, timeZone)} />
    </>
  )
}

type DocumentProps = Local & {
  document: { title: string; lang: string; kind: string; dated_on: string | null; released_at: Date; text: string }
  body: { name: string; href: string } | null
  fileHref: string | null
  papers: { title: string; href: string }[]
}

export const DocumentPage = ({ t, lang, timeZone, document, body, fileHref, papers }: DocumentProps) => {
  const words = t.documents
  return (
    <>
      <PageHeading title={document.title} lang={document.lang} kicker={kindOf(t, document.kind)} />
      <SummaryList
        rows={[
          ...(body
            ? [
                {
                  term: words.body,
                  value: (
                    <a href={body.href}>
                      <DanishText>{body.name}</DanishText>
                    </a>
                  ),
                },
              ]
            : []),
          ...(document.dated_on
            ? [{ term: words.dated, value: <DateText datetime={document.dated_on} text={dateInWords(lang, document.dated_on)} /> }]
            : []),
          { term: words.released, value: dateInWords(lang, document.released_at, timeZone) },
        ]}
      />
      {fileHref && (
        <p>
          <a href={fileHref}>{words.file}</a>
        </p>
      )}
      {papers.length > 0 && (
        <Section title={t.meetings.attachments}>
          <ul>
            {papers.map(({ title, href }) => (
              <li>
                <a href={href}>
                  <Foreign lang={languageOf(title)}>{title}</Foreign>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {document.text.trim() !== '' && (
        <Section title={words.text}>
          <p class="form-hint">{words.note}</p>
          <Foreign lang={document.lang} as="div">
            {textBlocks(document.text, document.title).map((block) => (
              <Block block={block} />
            ))}
          </Foreign>
        </Section>
      )}
    </>
  )
}

const Block = ({ block }: { block: TextBlock }) => {
  if (block.type === 'paragraph') return <p class="document-text">{block.text}</p>
  if (block.type === 'rows')
    return (
      <div class="document-rows">
        <table class="table">
          <tbody>
            {block.rows.map((row) => (
              <tr>
                {row.map((cell) => (
                  <td>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  const entries = block.entries.map((entry) => <li>{entry}</li>)
  return block.ordered ? <ol start={block.start}>{entries}</ol> : <ul>{entries}</ul>
}
