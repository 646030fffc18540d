import { dateInWords, dayInWords, timeOfDay } from '#platform/i18n/dates.ts'
import type { Texts } from '#texts/index.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Table } from '#ui/table/table.tsx'
import type { MeetingAt } from '../plan/stand.ts'
import { howLong, type PersonsFound, reportBy } from './breach.ts'
import { reasonCodes, reasonInWords } from './reason.ts'
import type { withdrawTexts } from './withdraw.text.ts'

/** Why nothing happened. */
export type WithdrawRefused = 'withdraw' | 'again' | 'findings'

type Props = {
  t: Texts
  texts: (typeof withdrawTexts)['da']
  lang: string
  href: (path: string) => string
  origin: string
  once: string
  name: string
  at: MeetingAt
  items: { shortId: string; title: string }[]
  versions: { version: number; at: Date; stage: keyof Texts['meetings']['versions']['stages'] }[]
  /** What the public versions held that a machine can see; and since when the meeting is withdrawn and why. Null: it is public, or never was. */
  withdrawal: { at: Date; reason: string; persons: PersonsFound } | null
  mayPublishAgain: boolean
  values: Record<string, string>
  errors: Record<string, string>
  refusal: WithdrawRefused | undefined
}

export const WithdrawPage = (props: Props) => {
  const { texts, href, at, name, errors, refusal, withdrawal } = props
  return (
    <>
      <ErrorSummary title={texts.errors.summary} errors={errors} />
      <PageHeading title={withdrawal ? texts.done.title : texts.title}>
        <div>
          <p>
            <DanishText>{name}</DanishText>
          </p>
          <ButtonRow>
            <ButtonLink label={texts.back} href={href(`/moeder/${at.slug}/arbejde`)} />
          </ButtonRow>
        </div>
      </PageHeading>
      {refusal && (
        <Alert kind="warning" announce>
          <p>{texts.refusals[refusal]}</p>
          {refusal === 'findings' && (
            <p>
              <a href={href(`/moeder/${at.slug}/frigiv`)}>{texts.toFindings}</a>
            </p>
          )}
        </Alert>
      )}
      {withdrawal ? <Afterwards {...props} withdrawal={withdrawal} /> : <Before {...props} />}
    </>
  )
}

const Before = (props: Props) => {
  const { t, texts, href, at, items, versions, once, values, errors } = props
  if (!at.stand.isPublic) return <Alert kind="info">{texts.notPublic}</Alert>
  const [first] = items
  return (
    <>
      <Section title={texts.what.title}>
        <ul>
          {texts.what.lines({ items: items.length, versions: versions.length }).map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </Section>
      <Form once={once} hidden={{ do: 'withdraw' }} label={texts.title}>
        <RadioGroup
          name="reason"
          label={texts.reason}
          value={values['reason'] ?? 'mistake'}
          error={errors['reason']}
          choices={reasonCodes.map((code) => ({ value: code, label: t.meetings.withdrawalReasons[code] }))}
        />
        <Textarea name="own" label={texts.own} hint={texts.ownHint} value={values['own']} error={errors['own']} rows={2} />
        <ButtonRow>
          <Button label={texts.button} variant="warning" />
        </ButtonRow>
      </Form>
      {first && at.stand.minutes !== 'draft' && at.stand.minutes !== 'none' && (
        <p>
          {texts.correctInstead} <a href={href(`/moeder/${at.slug}/referat`)}>{texts.correctLink}</a>
        </p>
      )}
    </>
  )
}

type Withdrawn = Props & { withdrawal: NonNullable<Props['withdrawal']> }

const moment = ({ lang, at }: Props, when: Date) =>
  `${dayInWords(lang, when, at.row.time_zone)} ${lang === 'da' ? 'kl.' : 'at'} ${timeOfDay(lang, when, at.row.time_zone)}`

const Afterwards = (props: Withdrawn) => {
  const { t, texts, withdrawal } = props
  return (
    <>
      <Alert kind="success">
        <p>{texts.done.text(moment(props, withdrawal.at))}</p>
        <p>
          {texts.done.reason}: {reasonInWords(t, withdrawal.reason)}
        </p>
      </Alert>
      <Report {...props} />
      {props.mayPublishAgain && <Again {...props} />}
    </>
  )
}

const Report = (props: Withdrawn) => {
  const { t, texts, lang, withdrawal, versions, at, origin, items, href } = props
  const words = texts.report
  const since = versions.at(-1)?.at
  const long = since && howLong(since, withdrawal.at)
  const kinds = (Object.keys(words.kinds) as (keyof PersonsFound)[]).filter((kind) => withdrawal.persons[kind] > 0)
  return (
    <Section title={words.title}>
      <p>{words.lead}</p>
      <Alert kind="warning">{words.deadline(moment(props, reportBy(withdrawal.at)))}</Alert>
      <p>{words.affected}</p>
      <p>
        <a href="https://virk.dk/myndigheder/stat/ERST/selvbetjening/Indberetning_af_brud_paa_sikkerhed/">{words.link}</a>
      </p>
      <Section title={words.needed} level={3}>
        <SummaryList
          rows={[
            { term: words.since, value: since ? moment(props, since) : '–' },
            { term: words.until, value: moment(props, withdrawal.at) },
            { term: words.howLong, value: long ? words[long.unit](long.n) : '–' },
            {
              term: words.found,
              value: kinds.length > 0 ? kinds.map((kind) => words.kinds[kind](withdrawal.persons[kind])).join(', ') : words.foundNothing,
            },
          ]}
        />
        <p>{words.foundHint}</p>
      </Section>
      <Section title={words.addresses} level={3}>
        <ul class="address-list">
          {[`/moeder/${at.slug}`, ...items.map(({ shortId }) => `/punkt/${shortId}`)].map((path) => (
            <li>
              <bdi dir="ltr">{`${origin}${href(path)}`}</bdi>
            </li>
          ))}
        </ul>
      </Section>
      <Table
        caption={words.versions}
        rows={versions}
        columns={[
          { title: words.version, rowHeader: true, cell: ({ version }) => String(version) },
          { title: words.published, cell: ({ at: when }) => dateInWords(lang, when, at.row.time_zone) },
          { title: t.meetings.versions.stage, cell: ({ stage }) => t.meetings.versions.stages[stage] },
        ]}
      />
    </Section>
  )
}

const Again = ({ texts, href, at, once, values }: Withdrawn) => (
  <Section title={texts.again.title}>
    <p>{texts.again.text}</p>
    <p>
      <a href={href(`/moeder/${at.slug}`)}>{texts.again.preview}</a>
    </p>
    <Form once={once} hidden={{ do: 'again' }} label={texts.again.title}>
      <RadioGroup
        name="versions"
        label={texts.again.versions}
        value={values['versions'] ?? 'away'}
        choices={[
          { value: 'away', label: texts.again.keepAway },
          { value: 'back', label: texts.again.restore },
        ]}
      />
      <Button label={texts.again.button} variant="secondary" />
    </Form>
  </Section>
)
