import type { MeetingModel } from '#modules/meetings/index.ts'
import { meetingName, type Publication } from '#modules/meetings/index.ts'
import { idWithin } from '#platform/ids.ts'
import { toPlainText } from '#platform/richtext/richtext.ts'
import { link, linkTo, pathOf } from './address.ts'
import { oparlTexts as words } from './oparl.text.ts'
import { type Content, fields, type Settler } from './settle.ts'
import { dateTime } from './times.ts'

export const meetingSource = (id: string) => `meeting/${id}`
export const placeSource = 'places'

type Item = MeetingModel['items'][number]
type Paper = Item['attachments'][number]

export type MeetingGiven = {
  municipalityId: string
  publication: Publication
  model: MeetingModel
  /** The bodies that have a page of their own. */
  isPublicBody: (id: string) => boolean
  /** The first case that an item belongs to, as it was dealt with there. */
  consultationOf: (itemId: string) => string | null
  /** What a file's bytes add up to, where they could be read. */
  sha512Of: (sha256: string) => string | undefined
}

/** The agenda or the minutes of a meeting have no row of their own. */
export const documentId = (meetingId: string, document: 'agenda' | 'minutes') => idWithin(meetingId, document)

/** A meeting with its items, their papers, its own papers and where it is held. */
export function putMeeting(settler: Settler, places: Settler, given: MeetingGiven) {
  const { model, publication } = given
  const since = { created: publication.firstAt, modified: publication.lastAt }
  const source = meetingSource(publication.id)
  const put: Put = (object) => settler.put(source, { ...object, since })
  const meeting = linkTo('Meeting', model.id)
  const organizations = model.bodies.map(({ id }) => id).filter(given.isPublicBody)
  const place = model.place ? { id: idWithin(given.municipalityId, `place/${model.place}`), content: { description: model.place } } : null
  const location = place && places.put(placeSource, { type: 'Location', since: { ...since, modified: since.created }, ...place })
  const papers = documentsOf(model).map((document) => [document, put(documentFile(model.id, publication.version, document))] as const)
  const own = new Map(papers)
  const agendaItem = model.items.map((item, order) => putItem(put, given, meeting, item, order))
  put({
    type: 'Meeting',
    id: model.id,
    names: [publication.slug],
    links: [...organizations, ...(place ? [place.id] : [])],
    content: fields({
      name: meetingName(model),
      meetingState: words.meetingStates[model.state],
      cancelled: model.state === 'cancelled',
      start: dateTime(new Date(model.startsAt), model.timeZone),
      end: model.endsAt && dateTime(new Date(model.endsAt), model.timeZone),
      location,
      organization: organizations.map((id) => linkTo('Organization', id)),
      invitation: own.get('agenda'),
      resultsProtocol: own.get('minutes'),
      agendaItem,
      web: link(`/moeder/${publication.slug}`),
      'brobygger:kind': model.kind,
      'brobygger:state': model.state,
      'brobygger:minutes': model.minutes,
      'brobygger:timeKnown': model.timeKnown,
      'brobygger:virtual': model.isVirtual,
      'brobygger:cancelledReason': model.cancelledReason,
    }),
  })
}

type Put = (object: Omit<Parameters<Settler['put']>[1], 'since'>) => Content

const documentsOf = ({ items, minutes }: MeetingModel) => [
  ...(items.length > 0 ? (['agenda'] as const) : []),
  ...(items.length > 0 && minutes !== 'none' ? (['minutes'] as const) : []),
]

/** Made when it is asked for, so that nobody knows its size before. */
function documentFile(meetingId: string, version: number, document: 'agenda' | 'minutes') {
  const id = documentId(meetingId, document)
  return {
    type: 'File' as const,
    id,
    alone: { meeting: [linkTo('Meeting', meetingId)] },
    content: {
      ...{ name: words[document], mimeType: 'application/pdf', ...addresses(id) },
      'brobygger:document': document,
      'brobygger:version': version,
    },
  }
}

const addresses = (id: string) => ({
  accessUrl: link(`${pathOf('File', id)}/access`),
  downloadUrl: link(`${pathOf('File', id)}/download`),
})

function putItem(put: Put, given: MeetingGiven, meeting: string, item: Item, order: number): Content {
  const links = given.model.bodies.map(({ id }) => id).filter(given.isPublicBody)
  const own = { type: 'AgendaItem' as const, id: item.id, names: [item.shortId], links, alone: { meeting } }
  const address = item.title === null ? null : link(`/punkt/${item.shortId}`)
  const shown = { order, number: item.number, name: item.title, public: !item.isClosed, web: address }
  if (item.isClosed) return put({ ...own, content: fields(shown) })
  const auxiliaryFile = item.attachments.flatMap((paper) => {
    const made = paperFile(paper, item, given)
    return made ? [put(made)] : []
  })
  const consultation = given.consultationOf(item.id)
  return put({
    ...own,
    content: fields({ ...shown, consultation: consultation && linkTo('Consultation', consultation), ...decided(item), auxiliaryFile }),
  })
}

function decided({ decisions, summary, lang, standing }: Item): Content {
  const texts = decisions.map(({ content }) => toPlainText(content).trim()).filter(Boolean)
  const outcome = decisions[0]?.outcome ?? null
  return {
    result: outcome && words.outcomes[outcome],
    resolutionText: texts.join('\n\n'),
    'brobygger:outcome': outcome,
    'brobygger:votes': decisions.find(({ votes }) => votes)?.votes,
    'brobygger:summary': summary,
    'brobygger:lang': lang,
    'brobygger:standing': standing,
  }
}

function paperFile({ title, isClosed, id, fileName, mediaType, size, sha256, lateOn }: Paper, item: Item, { sha512Of }: MeetingGiven) {
  if (isClosed || id === undefined || sha256 === undefined) return null
  return {
    type: 'File' as const,
    id,
    alone: { agendaItem: [linkTo('AgendaItem', item.id)] },
    content: fields({
      name: title,
      fileName,
      mimeType: mediaType,
      date: lateOn,
      size,
      sha512Checksum: sha512Of(sha256),
      ...addresses(id),
      'brobygger:sha256': sha256,
    }),
  }
}
