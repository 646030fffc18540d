import {
  address,
  many,
  moment,
  momentOrNull,
  named,
  object,
  oneOf,
  oneOfOrNull,
  type Schema,
  text,
  textOrNull,
  whole,
  yesNo,
} from './schema.ts'

const outcomes = ['adopted', 'noted', 'postponed', 'referred', 'withdrawn', 'rejected']
const lang = text('The language of the words, as in BCP 47.')
const day: Schema = { type: ['string', 'null'], format: 'date' }

const richText: Record<string, Schema> = {
  Inline: object(
    { text: text(), lang, href: text('A web address, mailto:, tel:, or an address of this site.'), strong: yesNo(), em: yesNo() },
    ['lang', 'href', 'strong', 'em'],
  ),
  List: object(
    {
      type: oneOf(['list']),
      lang,
      ordered: yesNo(),
      items: many(object({ inline: many(named('Inline')), list: named('List') }, ['list'])),
    },
    ['lang'],
  ),
  Block: {
    oneOf: [
      object({ type: oneOf(['paragraph']), lang, inline: many(named('Inline')) }, ['lang']),
      object({ type: oneOf(['heading']), lang, level: { enum: [1, 2] }, inline: many(named('Inline')) }, ['lang']),
      named('List'),
      object({ type: oneOf(['table']), lang, head: many(many(named('Inline'))), rows: many(many(many(named('Inline')))) }, ['lang']),
    ],
  },
  RichText: object({ version: { const: 1 }, lang, blocks: many(named('Block')) }, ['lang'], 'Formatted text in a closed form.'),
}

const meeting: Record<string, Schema> = {
  Votes: object({ for: whole(), against: whole(), abstain: whole(), isSecret: yesNo(), note: text() }, ['isSecret', 'note']),
  Decision: object(
    {
      isClosed: { const: false },
      body: text('Who decided.'),
      caption: text(),
      lang,
      content: named('RichText'),
      outcome: oneOfOrNull(outcomes),
      postponedTo: day,
      referredTo: textOrNull('The body that the item was sent to.'),
      votes: named('Votes'),
      decidedBy: many(text(), 'The bodies that decided together.'),
    },
    ['votes', 'decidedBy'],
  ),
  Attachment: object(
    {
      title: text(),
      isClosed: { const: false },
      id: text('The file is at /bilag/{id}/{fileName}.'),
      fileName: text(),
      mediaType: text(),
      size: whole('Bytes.'),
      sha256: text(),
      lateOn: { type: 'string', format: 'date', description: 'The day on which it went out, where that was later than its item.' },
    },
    ['id', 'fileName', 'mediaType', 'size', 'sha256', 'lateOn'],
    'A paper of an item. Without a file where only its title is known.',
  ),
  Item: object(
    {
      id: text(),
      shortId: text('The page of the item is /punkt/{shortId}.'),
      number: textOrNull(),
      title: textOrNull('A closed item has its public title, or none, and nothing else.'),
      publicTitle: { type: 'null' },
      isClosed: yesNo(),
      lang,
      standing: oneOfOrNull(['approve_agenda', 'last_minutes', 'any_other_business']),
      supplement: { type: ['integer', 'null'], description: 'The supplementary agenda that it came with.' },
      presenter: text(),
      summary: text(),
      cases: many(object({ number: text(), slug: text(), title: text() })),
      recused: many(object({ name: text() }), 'Who took no part because they were disqualified.'),
      sections: many(object({ kind: text(), caption: text(), lang, isClosed: { const: false }, content: named('RichText') })),
      decisions: many(named('Decision'), 'Empty until the minutes are released.'),
      history: many(object({ body: text(), date: day, text: text(), repeatsDecision: yesNo() })),
      attachments: many(named('Attachment')),
    },
    ['recused'],
  ),
  Meeting: object(
    {
      schema: { const: 'brobygger/meeting/1' },
      id: text(),
      kind: oneOf(['ordinary', 'extraordinary', 'pre_meeting', 'joint', 'theme', 'dialogue', 'chair_dialogue', 'study_trip']),
      title: text('Empty where the bodies that meet are title enough.'),
      bodies: many(object({ id: text(), name: text(), slug: textOrNull() }), 'The host first.'),
      startsAt: moment(),
      endsAt: momentOrNull(),
      timeZone: text(),
      timeKnown: yesNo('False: only the day is known.'),
      place: text(),
      isVirtual: yesNo(),
      state: oneOf(['planned', 'called', 'held', 'cancelled']),
      cancelledReason: textOrNull(),
      agenda: oneOf(['none', 'members', 'published']),
      minutes: oneOf(['none', 'released', 'approved', 'signed']),
      releasedAt: momentOrNull(),
      approvedAt: momentOrNull(),
      approvedBy: {
        oneOf: [{ type: 'null' }, object({ shortId: text(), meetingTitle: text(), startsAt: moment() })],
        description: 'The item of a later meeting that approved these minutes.',
      },
      signature: object({ by: text(), at: moment(), version: whole(), rootHash: text() }),
      present: many(
        object({ name: text(), role: text(), party: text(), remote: yesNo(), leftAt: momentOrNull(), arrivedAt: momentOrNull() }),
        'Empty until the minutes are released.',
      ),
      apologies: many(object({ name: text() }), 'Never why.'),
      items: many(named('Item')),
    },
    ['signature'],
    'A meeting as it was published.',
  ),
}

const lists: Record<string, Schema> = {
  MeetingList: object({ meetings: many(object({ slug: text(), page: address(), data: address(), modifiedAt: moment() })) }),
  BodyList: object({
    bodies: many(
      object({
        slug: text(),
        name: text(),
        kind: text(),
        description: text(),
        parent: textOrNull('Slug of the body that it belongs to.'),
        publicMeetings: yesNo('Anyone may come and listen.'),
        page: address(),
      }),
    ),
  }),
  CaseList: object({
    cases: many(
      object({
        number: text(),
        slug: text(),
        title: text(),
        page: address(),
        items: many(
          object({
            shortId: text(),
            title: text(),
            summary: text(),
            lang,
            outcome: oneOfOrNull(outcomes),
            body: text(),
            bodies: many(text()),
            meetingStartsAt: moment(),
            page: address(),
          }),
        ),
      }),
    ),
  }),
  TableList: object({
    tables: many(object({ name: text(), title: text(), description: text(), csv: address(), json: address(), readme: address() })),
  }),
  Table: object({
    schema: { const: 'brobygger/table/1' },
    table: text(),
    columns: many(text()),
    rows: many({ type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } }),
  }),
  Api: object({
    schema: { const: 'brobygger/api/1' },
    municipality: object({ name: text(), code: text() }),
    licence: address('The terms under which the data may be used.'),
    openapi: address('This description.'),
    documentation: address('The same for people.'),
    endpoints: many(object({ url: text(), description: text() })),
  }),
  OpenApi: {
    type: 'object',
    description: 'OpenAPI 3.1.',
    properties: {
      openapi: text(),
      info: { type: 'object', additionalProperties: true },
      paths: { type: 'object', additionalProperties: true },
    },
    required: ['openapi', 'info', 'paths'],
    additionalProperties: true,
  },
  Refusal: object({ error: object({ status: whole(), id: text('Names the request in the log.') }) }),
}

/** What the house's own JSON looks like. */
export const houseSchemas: Record<string, Schema> = { ...richText, ...meeting, ...lists }
