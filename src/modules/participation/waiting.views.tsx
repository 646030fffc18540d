import { Alert } from '#ui/alert/alert.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, Select } from '#ui/form/fields.tsx'
import { Button, ButtonRow, Form } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText, Foreign } from '#ui/lang/foreign.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { waitingTexts } from './waiting.text.ts'

export type WaitingEntry = {
  id: string
  title: string
  lang: string
  isClosed: boolean
  /** Where the decision that sent it can be read. */
  href: string
  why: string
  fromBody: string
  body: string
  /** Without an address where nobody can read the case yet. */
  cases: { number: string; href: string | null }[]
  meetings: Choice[]
  chosen: string
  once: string
}

/** `reopens`: the item whose chosen agenda is approved, and may be opened for it. */
export type WaitingProps = { texts: (typeof waitingTexts)['da']; rows: WaitingEntry[]; planHref: string; reopens: string | null }
type Props = WaitingProps & { errors: FieldErrors }

/** The field in which an item's meeting is chosen: each has its own, because they stand on one page. */
export const meetingField = (id: string) => `moede-${id}`

/** What was referred to these bodies or put off by them, each with the agenda that it can come to. */
export const WaitingList = ({ texts, rows, planHref, reopens, errors }: Props) =>
  rows.length === 0 ? null : (
    <Section title={texts.title}>
      <p>{texts.lead}</p>
      <Table
        caption={texts.title}
        captionHidden
        rows={rows}
        columns={[
          {
            title: texts.columns.title,
            rowHeader: true,
            cell: (row) => (
              <>
                <Foreign lang={row.lang}>{row.title}</Foreign>
                {row.isClosed && <Tag kind="closed" text={texts.closed} />}
              </>
            ),
          },
          {
            title: texts.columns.from,
            cell: (row) => (
              <>
                <DanishText>{row.fromBody}</DanishText>
                <br />
                <a href={row.href}>{row.why}</a>
              </>
            ),
          },
          { title: texts.columns.case, cell: (row) => <Cases cases={row.cases} /> },
          { title: texts.columns.body, cell: (row) => <DanishText>{row.body}</DanishText> },
          {
            title: texts.columns.todo,
            cell: (row) => <TakeUp texts={texts} row={row} planHref={planHref} reopens={reopens} errors={errors} />,
          },
        ]}
      />
    </Section>
  )

const Cases = ({ cases }: Pick<WaitingEntry, 'cases'>) =>
  cases.map(({ number, href }, i) => (
    <>
      {i > 0 && ', '}
      {href === null ? (
        <bdi>{number}</bdi>
      ) : (
        <a href={href}>
          <bdi>{number}</bdi>
        </a>
      )}
    </>
  ))

const TakeUp = ({
  texts,
  row,
  planHref,
  reopens,
  errors,
}: Pick<Props, 'texts' | 'planHref' | 'reopens' | 'errors'> & { row: WaitingEntry }) => (
  <Form once={row.once} hidden={{ decision: row.id }} label={row.title}>
    {row.meetings.length === 0 ? (
      <p>
        {texts.noMeetings} <a href={planHref}>{texts.plan}</a>
      </p>
    ) : (
      <Select
        name={meetingField(row.id)}
        label={texts.meeting}
        choices={row.meetings}
        value={row.chosen}
        error={errors[meetingField(row.id)]}
      />
    )}
    <ButtonRow>
      {row.meetings.length > 0 && (
        <Button label={texts.put} description={texts.putOf(row.title)} variant="secondary" name="do" value="takeUp" />
      )}
      {reopens === row.id && (
        <Button label={texts.reopen} description={texts.reopenOf(row.title)} variant="secondary" name="do" value="reopen" />
      )}
      <Button label={texts.letGo} description={texts.letGoOf(row.title)} variant="tertiary" name="do" value="letGo" />
    </ButtonRow>
  </Form>
)

type NoticeProps = Pick<WaitingProps, 'texts'> & {
  refusal: keyof WaitingProps['texts']['refusals'] | null
  isPut: boolean
  isGone: boolean
  itemHref: string | null
}

/** What became of the last press. */
export const WaitingNotice = ({ texts, refusal, isPut, isGone, itemHref }: NoticeProps) => (
  <>
    {refusal && <Alert kind="warning" title={texts.refusals[refusal]} announce />}
    {isPut && (
      <Alert kind="success" title={texts.done} announce>
        {itemHref && <a href={itemHref}>{texts.toEditor}</a>}
      </Alert>
    )}
    {isGone && <Alert kind="success" title={texts.gone} announce />}
  </>
)
