import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { readings } from '#platform/files/files.queries.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import { type Audience, betweenFields, draftsOf, type NewEntry, replaceEntries } from '#platform/search/search.ts'
import type { ItemModel, MeetingModel } from './model.ts'
import { paperPath } from './papers/address.ts'
import { withClosedParts } from './public-model.ts'
import { addressOf } from './published.queries.ts'

/** What was read in papers, by their file's hash. */
type PaperTexts = Map<string, string>
const longestPapers = 150_000

async function paperTexts(tx: Tx, ...models: (MeetingModel | null)[]): Promise<PaperTexts> {
  const papers = models.flatMap((model) => model?.items ?? []).flatMap((item) => item.attachments)
  const files = [...new Set(papers.flatMap((paper) => paper.sha256 ?? []))].map((hex) => Buffer.from(hex, 'hex'))
  return new Map((await readings(tx, files)).map((file) => [file.sha256.toString('hex'), file.text ?? '']))
}

/** All the words of an item: what somebody might remember of it. Its papers are found by themselves. */
const wordsOf = (item: ItemModel) =>
  [
    item.summary,
    item.presenter,
    ...item.cases.flatMap((file) => [file.number, file.title]),
    ...item.sections.map((section) => toPlainText(section.content)),
    ...item.decisions.flatMap(({ content, votes }) => [toPlainText(content), votes?.note ?? '']),
    ...item.attachments.map((attachment) => attachment.title),
  ]
    .filter(Boolean)
    .join(betweenFields)

const hasClosedPart = (item: ItemModel) =>
  item.isClosed || [...item.sections, ...item.decisions, ...item.attachments].some((part) => part.isClosed)

/**
 * Makes a meeting and its items findable: what is public for everyone, closed items and parts for those who sit in one of its bodies, and a
 * draft for the secretariat. Entries carry the meeting they came from, so that a new version replaces them and a withdrawal removes them.
 */
export async function indexMeeting(tx: Tx, municipalityId: string, full: MeetingModel, published: MeetingModel | null): Promise<void> {
  const { slug, source_name: source } = await addressOf(tx, full.id)
  const host = full.bodies[0]
  const texts = await paperTexts(tx, full, published)
  const common = { source, bodyId: host?.id ?? null, happenedOn: dayOf(new Date(full.startsAt), full.timeZone) }
  const itemEntry =
    (audience: Audience) =>
    (item: ItemModel): NewEntry => ({
      ...common,
      audience,
      kind: 'item',
      lang: item.lang,
      title: item.title ?? '',
      body: wordsOf(item),
      url: `/punkt/${item.shortId}`,
      itemNumber: item.number,
      cases: item.cases.map((file) => file.slug),
    })
  const paperEntries =
    (audience: Audience) =>
    (item: ItemModel): NewEntry[] =>
      item.attachments.flatMap(({ id, fileName, title, sha256 }) =>
        id && fileName && sha256
          ? {
              ...common,
              audience,
              kind: 'document',
              lang: item.lang,
              title,
              body: (texts.get(sha256) ?? '').slice(0, longestPapers),
              url: paperPath({ id, fileName }),
              itemNumber: null,
              cases: item.cases.map((file) => file.slug),
            }
          : [],
      )
  const entriesOf = (audience: Audience, items: readonly ItemModel[]) => [
    ...items.map(itemEntry(audience)),
    ...items.flatMap(paperEntries(audience)),
  ]
  const meetingEntry = (audience: Audience): NewEntry => ({
    ...common,
    audience,
    kind: 'meeting',
    lang: 'da',
    title: full.title || full.bodies.map((body) => body.name).join(', '),
    body: [full.bodies.map((body) => body.name).join(', '), full.place].filter(Boolean).join(betweenFields),
    url: `/moeder/${slug}`,
    itemNumber: null,
  })
  const entries = published
    ? [
        meetingEntry('public'),
        ...entriesOf(
          'public',
          published.items.filter((item) => !item.isClosed),
        ),
        ...full.bodies.flatMap((body) =>
          entriesOf(
            `body/${body.id}`,
            withClosedParts(published, full).items.filter((item) => published.agenda === 'members' || hasClosedPart(item)),
          ),
        ),
      ]
    : full.bodies.flatMap(({ id }) => [meetingEntry(draftsOf(id)), ...entriesOf(draftsOf(id), full.items)])
  await replaceEntries(tx, municipalityId, `meeting/${full.id}`, entries)
}
