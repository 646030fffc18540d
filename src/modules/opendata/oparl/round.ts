import { type CaseFile, casesById, publicLinks } from '#modules/cases/index.ts'
import { publicCouncil, settingValues } from '#modules/council/index.ts'
import { type ItemPlace, itemPlaces, modelsOfSnapshots, type Publication, publications } from '#modules/meetings/index.ts'
import type { Tx } from '#platform/db/db.ts'
import type { FileStore } from '#platform/files/files.ts'
import { shortHash } from '#platform/ids.ts'
import { linkTo } from './address.ts'
import { checksumsOf } from './checksums.ts'
import { marksOf, removeMarks, rowsOfSources, type State, unusedPlaces, writeMarks, writeRows } from './objects.queries.ts'
import { caseSource, consultationId, putCase } from './of-cases.ts'
import { councilSource, type Municipality, putCouncil } from './of-council.ts'
import { meetingSource, placeSource, putMeeting } from './of-meetings.ts'
import { type Settler, type Settling, settle } from './settle.ts'
import { wholeSecond } from './times.ts'

/** Raised when objects are made otherwise than before, so that all of them are made again. */
const form = '1'

/** Meetings, or cases, that are made together. */
const atOnce = 50

type Given = { municipality: Municipality; day: string; now: Date; state: State | null }
type Round = Given & {
  tx: Tx
  files: FileStore
  settling: Settling
  marks: Map<string, string>
  isPublicBody: (id: string) => boolean
  write: (settler: Settler) => Promise<void>
}

/** Makes the objects of every source that is not what it was, in a constant number of queries and a few more for each fifty such sources. */
export async function makeAgain(tx: Tx, files: FileStore, given: Given): Promise<{ lastSeq: number; hasChanged: boolean }> {
  let lastSeq = given.state?.lastSeq ?? 0
  let hasChanged = false
  const settling: Settling = {
    zone: given.municipality.timeZone,
    now: given.now,
    isFirst: given.state === null,
    nextSeq: () => ++lastSeq,
  }
  const write = async (settler: Settler) => {
    const rows = settler.changes()
    hasChanged ||= rows.length > 0
    await writeRows(tx, given.municipality.id, rows)
  }
  const shown = await makeCouncil({ ...given, tx, settling, write })
  const round: Round = { ...given, tx, files, settling, write, marks: await marksOf(tx), isPublicBody: (id) => shown.has(id) }
  const cases = await casesByTheirItems(tx)
  const sources = [...(await makeMeetings(round, cases, [...shown].sort().join())), ...(await makeCases(round, cases))]
  const gone = [...round.marks.keys()].filter((source) => !sources.includes(source))
  const rest = settle(gone.length > 0 ? await rowsOfSources(tx, gone) : [], settling)
  rest.endOthers()
  await write(rest)
  if (gone.length > 0) await removeMarks(tx, gone)
  return { lastSeq, hasChanged }
}

/** @returns the ids of the bodies that the public may know of */
async function makeCouncil({ tx, municipality, day, now, state, settling, write }: Omit<Round, 'files' | 'marks' | 'isPublicBody'>) {
  const council = await publicCouncil(tx, day)
  const settings = await settingValues(tx, ['open_data_licence', 'contact_email', 'contact'], null, day)
  const settler = settle(await rowsOfSources(tx, [councilSource]), settling)
  putCouncil(settler, {
    ...{ municipality, council, since: state?.since ?? now },
    licence: settings.open_data_licence,
    contactEmail: settings.contact_email,
    contactName: settings.contact[0] ?? '',
  })
  settler.endOthers()
  await write(settler)
  return new Set(council.bodies.map(({ id }) => id))
}

type ShownCase = { file: CaseFile; places: ItemPlace[] }

/** Every case of which something is public, by number, with where it was dealt with, the oldest meeting first. */
async function casesByTheirItems(tx: Tx): Promise<ShownCase[]> {
  const places = await itemPlaces(tx)
  const links = Map.groupBy(await publicLinks(tx), ({ itemId }) => itemId)
  const tied = places.flatMap((place) => (links.get(place.itemId) ?? []).map(({ caseId }) => ({ caseId, place })))
  const byCase = Map.groupBy(tied, ({ caseId }) => caseId)
  const files = [...(await casesById(tx, [...byCase.keys()])).values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  return files.map((file) => ({ file, places: (byCase.get(file.id) ?? []).map(({ place }) => place) }))
}

const markOf = (parts: readonly unknown[]) => shortHash(JSON.stringify([form, ...parts]))

/** The sources that differ from what they were last made from, some at a time. */
async function eachChanged<S extends { source: string; mark: string }>(
  { tx, municipality, marks }: Round,
  sources: readonly S[],
  make: (some: S[]) => Promise<void>,
) {
  const changed = sources.filter(({ source, mark }) => marks.get(source) !== mark)
  for (let at = 0; at < changed.length; at += atOnce) {
    const some = changed.slice(at, at + atOnce)
    await make(some)
    await writeMarks(
      tx,
      municipality.id,
      some.map(({ source, mark }) => [source, mark]),
    )
  }
}

/** @returns the sources that there are */
async function makeMeetings(round: Round, cases: readonly ShownCase[], bodies: string): Promise<string[]> {
  const links = cases.flatMap(({ file, places }) =>
    places.map(({ itemId, meetingId }) => ({ itemId, meetingId, id: consultationId(file.id, itemId) })),
  )
  const inMeeting = Map.groupBy(links, ({ meetingId }) => meetingId)
  const ofItem = new Map(links.toReversed().map(({ itemId, id }) => [itemId, id]))
  const places = settle(await rowsOfSources(round.tx, [placeSource]), round.settling)
  const sources = (await publications(round.tx)).map((publication) => ({
    publication,
    source: meetingSource(publication.id),
    mark: markOf([publication.snapshotId, publication.slug, bodies, (inMeeting.get(publication.id) ?? []).map(({ id }) => id)]),
  }))
  await eachChanged(round, sources, (some) => makeSome(round, places, some, (itemId) => ofItem.get(itemId) ?? null))
  await round.write(places)
  const unused = settle(await unusedPlaces(round.tx), round.settling)
  unused.endOthers()
  await round.write(unused)
  return sources.map(({ source }) => source)
}

type Due = { publication: Publication; source: string }

async function makeSome(round: Round, places: Settler, some: readonly Due[], consultationOf: (itemId: string) => string | null) {
  const { tx, municipality, settling, marks, isPublicBody } = round
  // What was taken back before anybody could read it here is still said to be gone.
  const made = some.filter(({ publication, source }) => publication.snapshotId || !marks.has(source))
  const models = await modelsOfSnapshots(
    tx,
    made.map(({ publication }) => versionOf(publication)),
  )
  const ids = [...models.values()].flatMap(({ items }) =>
    items.flatMap((item) => [item.id, ...item.attachments.flatMap(({ id }) => id ?? [])]),
  )
  const rows = await rowsOfSources(
    tx,
    some.map(({ source }) => source),
    ids,
  )
  const sums = await checksumsOf(round.files, municipality.id, [...models.values()], rows)
  const sha512Of = (sha256: string) => sums.get(sha256)
  const settler = settle(rows, settling)
  for (const { publication } of made) {
    const model = models.get(versionOf(publication))
    if (model) putMeeting(settler, places, { municipalityId: municipality.id, publication, model, isPublicBody, consultationOf, sha512Of })
  }
  for (const { publication, source } of some) if (!publication.snapshotId) settler.endSource(source, endedAt(round, publication))
  settler.endOthers()
  await round.write(settler)
}

const versionOf = ({ snapshotId, lastSnapshotId }: Publication) => snapshotId ?? lastSnapshotId
const endedAt = ({ state, now }: Round, { modifiedAt }: Publication) => (state === null ? wholeSecond(modifiedAt) : now)

/** @returns the sources that there are */
async function makeCases(round: Round, cases: readonly ShownCase[]): Promise<string[]> {
  const body = linkTo('Body', round.municipality.id)
  const sources = cases.map(({ file, places }) => ({
    given: { body, file, places, isPublicBody: round.isPublicBody },
    source: caseSource(file.id),
    mark: markOf([
      file.number,
      file.title,
      file.slug,
      places.map(({ publishedAt: _, ...place }) => ({ ...place, bodyIds: place.bodyIds.filter(round.isPublicBody) })),
    ]),
  }))
  await eachChanged(round, sources, async (some) => {
    const settler = settle(
      await rowsOfSources(
        round.tx,
        some.map(({ source }) => source),
      ),
      round.settling,
    )
    for (const { given } of some) putCase(settler, given)
    settler.endOthers()
    await round.write(settler)
  })
  return sources.map(({ source }) => source)
}
