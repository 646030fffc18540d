import { createAccount, mailTo } from '#modules/accounts/index.ts'
import { createProvider } from '#modules/accounts/providers/setup.ts'
import { ensureCase } from '#modules/cases/index.ts'
import { appoint, createBody, createPerson, createTerm } from '#modules/council/index.ts'
import {
  buildModel,
  createMeeting,
  type NewItem,
  type NewMeeting,
  publishAgenda,
  releaseMinutes,
  withdraw,
} from '#modules/meetings/index.ts'
import { readPapers } from '#modules/meetings/papers/read.ts'
import { propose, putNote } from '#modules/participation/index.ts'
import { insertErasing } from '#modules/privacy/erasing.queries.ts'
import { recordAudit } from '#platform/audit/audit.ts'
import { type Clock, homeZone, toDate } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { nobody, type Role, roles } from '#platform/http/actor.ts'
import type { Platform } from '#platform/http/context.ts'
import { newId } from '#platform/ids.ts'
import { mailsOfMatters } from '#platform/outbox/history.queries.ts'
import { finishMail } from '#platform/outbox/outbox.queries.ts'
import { aDecision, anItem, aSection } from './make.ts'
import { plantBatch, plantDocument, plantImport, plantPapers } from './plant-files.ts'

/** A secret in the database. Wherever it is written there stand two words: `key` to search for, and `word`, which may reach only those who may see it. */
export type Plant = { name: string; key: string; word: string; seenBy: readonly Role[]; ofOtherBodies: readonly Role[] }

const seated: Role[] = ['administrator', 'secretary', 'chair', 'member']
const preparing: Role[] = ['administrator', 'secretary', 'chair']

/**
 * Where secrets are planted, and which roles in the very body may see each. To add one: a line here, and `secret('…')` where it is written below.
 * What the staff of another body may see stands in `ofOtherBodies`.
 */
const plan = {
  closedItem: { seenBy: seated },
  closedSection: { seenBy: seated },
  closedAttachment: { seenBy: seated },
  closedPaper: { seenBy: seated },
  untitledItem: { seenBy: seated },
  unreleasedDecision: { seenBy: [] },
  draftMeeting: { seenBy: preparing },
  withdrawn: { seenBy: preparing },
  apology: { seenBy: ['administrator', 'secretary'] },
  proposal: { seenBy: ['administrator', 'secretary'] },
  privateNote: { seenBy: [] },
  readIn: { seenBy: ['administrator', 'secretary'] },
  internalBody: { seenBy: ['administrator'], ofOtherBodies: roles },
  closedCase: { seenBy: seated },
  email: { seenBy: ['administrator'] },
  auditPayload: { seenBy: [] },
  clientSecret: { seenBy: [] },
  mail: { seenBy: ['administrator', 'secretary'] },
} as const satisfies Record<string, { seenBy: readonly Role[]; ofOtherBodies?: readonly Role[] }>

type Name = keyof typeof plan

export type Planted = Awaited<ReturnType<typeof plantBatch>> & {
  municipalityId: string
  bodyId: string
  otherBodyId: string
  termId: string
  personId: string
  membershipId: string
  accountId: string
  /** An identity provider, switched off. */
  providerId: string
  plants: Plant[]
  /** What is public here, and must not be found in another municipality: a word to search for, and the word beside it. */
  open: { key: string; word: string }
  slugs: { body: string; released: string; called: string; draft: string; writing: string; withdrawn: string; case: string }
  shortIds: { open: string; closed: string; untitled: string }
  /** Where the files of the released meeting's open and closed paper are fetched; whoever may have the closed one is sent on to its name. */
  papers: { open: string; closed: string }
  importId: string
  document: string
  /** What a member has proposed. */
  proposalId: string
  /** A mail about the meeting that was called. */
  mailId: string
  /** The receipt of an erasing. */
  erasingId: string
}

/** An item that is closed from end to end, with the same secret in every field that holds text. */
const closedItem = (text: string, given: Partial<NewItem> = {}) =>
  anItem({
    title: text,
    openness: 'closed',
    presenter: text,
    summary: text,
    sections: [aSection(text, 'open')],
    decision: aDecision(text),
    history: [{ body: text, date: null, text, repeatsDecision: false }],
    attachments: [{ title: text, openness: 'open' }],
    ...given,
  })

/** Fills a municipality with meetings in every state and a secret in each place that not everybody may see. */
export async function plant(platform: Platform, municipalityId: string, mark: string): Promise<Planted> {
  const plants = Object.entries(plan).map(([name, rights]): Plant => {
    const base = `${mark}${name.toLowerCase()}`
    return { name, key: `søg${base}`, word: `skjult${base}`, ofOtherBodies: [], ...rights }
  })
  const secret = (name: Name) => {
    const found = plants.find((one) => one.name === name)
    if (!found) throw new Error(`no plant ${name}`)
    return `${found.key} ${found.word}`
  }
  const acting = { municipalityId, actor: 'system' as const, clock: platform.clock }
  const open = { key: `søgoffentligt${mark}`, word: `synligt${mark}` }
  const rooms = await platform.db.in(municipalityId, (tx) => plantPeople(tx, municipalityId, secret, platform.clock))
  const host = { id: rooms.bodyId, name: 'Integrationsrådet' }
  const meetings = await platform.db.in(municipalityId, async (tx) => {
    const create = (day: string, given: Partial<NewMeeting>) =>
      createMeeting(tx, municipalityId, meeting(host, day, given), new Date('2026-01-01T00:00:00Z'))
    const released = await create('2026-02-02', {
      hasMinutes: true,
      apologies: [{ personId: null, name: 'Anna Fravær', reason: secret('apology') }],
      items: releasedItems(secret, `${open.key} ${open.word}`, rooms),
    })
    const papers = await plantPapers(tx, platform, acting, released, rooms.accountId, {
      open: `${open.key} ${open.word}`,
      closed: secret('closedPaper'),
    })
    await releaseMinutes(tx, acting, released.id)
    const called = await create('2026-03-09', {
      state: 'called',
      apologies: [{ personId: null, name: 'Bent Fravær', reason: secret('apology') }],
      items: [anItem({ title: 'Åbent punkt', decision: aDecision(secret('unreleasedDecision')) })],
    })
    await publishAgenda(tx, acting, called.id)
    const draft = await create('2026-05-04', {
      state: 'planned',
      agenda: 'draft',
      title: secret('draftMeeting'),
      place: secret('draftMeeting'),
      items: [anItem({ title: secret('draftMeeting') })],
    })
    // Held, and its minutes are still written.
    const writing = await create('2026-04-06', {
      agenda: 'draft',
      hasMinutes: true,
      title: secret('draftMeeting'),
      items: [anItem({ title: secret('draftMeeting'), decision: aDecision(secret('draftMeeting')) })],
    })
    const withdrawn = await create('2026-01-05', {
      hasMinutes: true,
      items: [anItem({ title: secret('withdrawn'), decision: aDecision(secret('withdrawn')) })],
    })
    await releaseMinutes(tx, acting, withdrawn.id)
    await withdraw(tx, acting, withdrawn.id, 'Trukket tilbage')
    return { released, called, draft, writing, withdrawn, papers }
  })
  const proposalId = await platform.db.in(municipalityId, (tx) => plantOwn(tx, acting, rooms, meetings.released.itemIds[0] ?? '', secret))
  const erasingId = newId()
  await platform.db.in(municipalityId, (tx) =>
    insertErasing(tx, {
      municipality_id: municipalityId,
      id: erasingId,
      kind: 'schedule',
      at: toDate(platform.clock()),
      actor: 'system',
      counts: '{}',
    }),
  )
  const importId = await plantImport(platform, municipalityId, secret('readIn'))
  const document = await plantDocument(platform, municipalityId)
  const batch = await platform.db.in(municipalityId, (tx) => plantBatch(tx, platform, municipalityId, rooms.bodyId))
  const about = `meeting/${meetings.called.id}`
  const mailId = await platform.db.in(municipalityId, (tx) => plantMail(tx, municipalityId, platform.clock, about, rooms, secret('mail')))
  const { released, called, draft, writing, withdrawn, papers } = meetings
  await readPapers(platform, municipalityId, released.id)
  const providerId = await platform.db.in(municipalityId, (tx) => plantProvider(tx, platform, acting, secret('clientSecret')))
  return {
    ...rooms,
    municipalityId,
    plants,
    providerId,
    open,
    importId,
    ...batch,
    document,
    erasingId,
    proposalId,
    mailId,
    slugs: {
      body: 'integrationsraadet',
      released: released.slug,
      called: called.slug,
      draft: draft.slug,
      writing: writing.slug,
      withdrawn: withdrawn.slug,
      case: '2026-000001',
    },
    shortIds: await shortIdsOf(platform, municipalityId, released.id),
    papers,
  }
}

const releasedItems = (secret: (name: Name) => string, open: string, rooms: { openCase: string; closedCase: string }) => [
  anItem({
    title: `Åbent punkt ${open}`,
    caseIds: [rooms.openCase],
    sections: [aSection(open, 'open'), aSection(secret('closedSection'), 'closed')],
    decision: aDecision(open),
    attachments: [{ title: secret('closedAttachment'), openness: 'closed' }],
  }),
  closedItem(secret('closedItem'), { publicTitle: 'Lukket punkt', caseIds: [rooms.closedCase] }),
  closedItem(secret('untitledItem')),
]

const meeting = (host: { id: string; name: string }, day: string, given: Partial<NewMeeting>): NewMeeting => ({
  kind: 'ordinary',
  title: '',
  startsAt: new Date(`${day}T16:00:00Z`),
  endsAt: null,
  timeZone: homeZone,
  timeKnown: true,
  place: 'Rådhuset',
  isVirtual: false,
  state: 'held',
  cancelledReason: null,
  host,
  otherBodyIds: [],
  preMeetingOfId: null,
  agenda: 'published',
  hasMinutes: false,
  provenance: null,
  present: [],
  apologies: [],
  items: [],
  recordedBy: 'system',
  ...given,
})

async function plantPeople(tx: Tx, municipalityId: string, secret: (name: Name) => string, clock: Clock) {
  const bodyId = await createBody(tx, municipalityId, { name: 'Integrationsrådet', kind: 'council', isPublic: true, publicMeetings: true })
  const otherBodyId = await createBody(tx, municipalityId, { name: `Arbejdsgruppe ${secret('internalBody')}`, kind: 'working_group' })
  const termId = await createTerm(tx, municipalityId, { bodyId, startsOn: '2026-01-01', endsOn: '2030-01-01' })
  const personId = await createPerson(tx, municipalityId, { name: 'Berit Bruger' })
  const place = { personId, bodyId, seatId: null, function: 'observer' as const, from: '2026-01-01', to: null }
  const placed = await appoint(tx, { municipalityId, actor: 'system', clock }, place)
  if ('refusal' in placed) throw new Error('the planted member was not appointed')
  const accountId = await createAccount(tx, municipalityId, { personId, email: `${secret('email').replace(/[^a-z0-9]/g, '')}@example.org` })
  await recordAudit(tx, municipalityId, clock, {
    actor: 'system',
    action: 'demo.load',
    thing: 'x/1',
    payload: { text: secret('auditPayload') },
  })
  const openCase = await ensureCase(tx, municipalityId, { system: '', number: '2026-000001', title: 'Åben sag' })
  const closedCase = await ensureCase(tx, municipalityId, { system: '', number: '2026-000002', title: secret('closedCase') })
  return { bodyId, otherBodyId, termId, membershipId: placed.id, personId, accountId, openCase, closedCase }
}

/** What belongs to one member: a proposal for the secretariat, and a note for nobody else. */
async function plantOwn(
  tx: Tx,
  acting: { municipalityId: string; actor: 'system'; clock: Clock },
  rooms: { bodyId: string; personId: string; accountId: string },
  itemId: string,
  secret: (name: Name) => string,
) {
  const { bodyId, personId, accountId } = rooms
  const note = { municipality_id: acting.municipalityId, account_id: accountId, item_id: itemId }
  await putNote(tx, { ...note, text: secret('privateNote'), modified_at: toDate(acting.clock()) })
  const given = { bodyId, meetingId: null, personId, title: secret('proposal'), reason: secret('proposal') }
  return propose(tx, { ...acting, by: nobody }, given)
}

async function plantProvider(tx: Tx, { secrets, clock }: Platform, acting: { municipalityId: string; actor: 'system' }, secret: string) {
  const facts = {
    name: 'Arbejdskonto',
    issuer: 'https://login.example',
    clientId: 'brobygger',
    trustsEmail: false,
    roleClaim: '',
    rules: [],
  }
  return createProvider(tx, { ...acting, clock, today: '2026-01-01' }, secrets, { ...facts, secret })
}

async function plantMail(tx: Tx, municipalityId: string, clock: Clock, about: string, { accountId }: { accountId: string }, words: string) {
  await mailTo(tx, municipalityId, clock, { accountIds: [accountId], kind: 'meeting_called', params: {}, about })
  const [mail] = await mailsOfMatters(tx, [about], new Date(0), 1)
  if (!mail) throw new Error('the planted mail was not laid ready')
  await finishMail(tx, mail.id, { state: 'shown', problem: '', shown_subject: words, shown_text: words }, toDate(clock()))
  return mail.id
}

async function shortIdsOf(platform: Platform, municipalityId: string, meetingId: string) {
  const model = await platform.db.in(municipalityId, (tx) => buildModel(tx, meetingId))
  const [open = '', closed = '', untitled = ''] = model?.items.map((one) => one.shortId) ?? []
  return { open, closed, untitled }
}
