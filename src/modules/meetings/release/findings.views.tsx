import { dateInWords } from '#platform/i18n/dates.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Button, ButtonLink, ButtonRow, Form } from '#ui/form/form.tsx'
import { Heading, Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { paperPath } from '../papers/address.ts'
import type { AnsweredFinding } from './findings.ts'
import type { ReleaseText } from './release.text.ts'
import type { Place } from './sweep.ts'

export type FindingsProps = {
  words: ReleaseText
  lang: string
  href: (path: string) => string
  once: () => string
  slug: string
  findings: AnsweredFinding[]
  /** Names behind those who answered. */
  names: Map<string, string>
  errors: FieldErrors
  /** The pages of the secretariat are theirs: who only releases reads who mends it. */
  mayEdit: boolean
  /** They can send the minutes back from this page. */
  sendsBack: boolean
}

/** More at once help nobody; they come forward as these are answered. */
const mostShown = 100

export const twiceField = (fingerprint: string) => `set-${fingerprint}`

const whatToDo = ({ words, mayEdit, sendsBack }: FindingsProps) =>
  mayEdit ? [words.findings.how] : [words.findings.howForChair, ...(sendsBack ? [words.release.sendBack] : [])]

/** Every finding with the words around it, a way to correct it, and one answer for it alone; personal numbers first. */
export const Findings = (props: FindingsProps) => {
  const { words, findings } = props
  const open = findings.filter((finding) => finding.answer === null)
  const answered = findings.filter((finding) => finding.answer !== null)
  return (
    <Section title={words.findings.title} id="fund">
      {findings.length === 0 && <Alert kind="success">{words.findings.none}</Alert>}
      {open.length > 0 && <p>{[words.findings.left(open.length), ...whatToDo(props)].join(' ')}</p>}
      {findings.length > 0 && open.length === 0 && <Alert kind="success">{words.findings.allAnswered}</Alert>}
      {open.slice(0, mostShown).map((finding, i) => (
        <OpenFinding {...props} finding={finding} number={i + 1} />
      ))}
      {open.length > mostShown && <p>{words.findings.more(open.length - mostShown)}</p>}
      {answered.length > 0 && (
        <Details summary={words.findings.answeredList}>
          {answered.map((finding, i) => (
            <AnsweredOne {...props} finding={finding} number={i + 1} />
          ))}
        </Details>
      )}
    </Section>
  )
}

/** `number` tells apart what stands twice in one place. */
type OneProps = FindingsProps & { finding: AnsweredFinding; number: number }

/** "Punkt 4: Budget – afsnit »Baggrund«", for the eye and for the name of a button. */
const placeText = ({ findings: words }: ReleaseText, { item, part, caption }: Place) => {
  const where = item ? words.item(item.number, item.title ?? '') : words.meeting
  return `${where} – ${words.parts[part]}${caption ? ` »${caption}«` : ''}`
}

const OpenFinding = (props: OneProps) => {
  const { words, href, once, finding, number, errors } = props
  const { kind, fingerprint } = finding
  const field = twiceField(fingerprint)
  const place = `${placeText(words, finding.place)} (${number})`
  const texts = words.findings
  const [label, description] =
    kind === 'unreadable' ? [texts.keepFile, texts.keepFileOf(place)] : [texts.keep, texts.keepOf(texts.kinds[kind], place)]
  return (
    <article class={kind === 'cpr' ? 'finding finding-cpr' : 'finding'} id={`fund-${fingerprint}`}>
      <FindingWords {...props} />
      {kind === 'cpr' && <Alert kind="error">{texts.cprWarning}</Alert>}
      {kind === 'unreadable' && <p>{finding.isBeingRead ? texts.beingRead : texts.unreadable}</p>}
      {finding.place.file && (
        <p>
          <a href={`${href(paperPath(finding.place.file))}?udkast=ja`}>{texts.openFile}</a>
        </p>
      )}
      <Form once={once()} hidden={{ do: 'behold', fund: fingerprint }} label={description}>
        {kind === 'cpr' && <Checkbox name={field} label={texts.twice} value="ja" error={errors[field]} />}
        <ButtonRow>
          <Correct {...props} />
          <Button label={label} variant="secondary" description={description} />
        </ButtonRow>
      </Form>
    </article>
  )
}

const FindingWords = ({ words, finding }: OneProps) => (
  <>
    <Heading level={3}>{words.findings.kinds[finding.kind]}</Heading>
    <p>
      <DanishText>{placeText(words, finding.place)}</DanishText>
    </p>
    {finding.match && (
      <DanishText as="p">
        <span class="finding-words">
          {finding.before}
          <mark>{finding.match}</mark>
          {finding.after}
        </span>
      </DanishText>
    )}
  </>
)

/** Where the thing is corrected. */
const Correct = ({ words, href, slug, finding, mayEdit }: OneProps) => {
  const { item, part } = finding.place
  const texts = words.findings
  if (!mayEdit) return null
  if (part === 'people') return <ButtonLink href={href(`/moeder/${slug}/fremmoede`)} label={texts.correctPeople} />
  if (!item) return <ButtonLink href={href(`/moeder/${slug}/arbejde/oplysninger`)} label={texts.correctMeeting} />
  if (part === 'paper') return <ButtonLink href={href(`/punkt/${item.shortId}/bilag`)} label={texts.correctPaper} />
  if (part === 'decision') return <ButtonLink href={href(`/punkt/${item.shortId}/beslutning`)} label={texts.correctDecision} />
  const corrected = `${href(`/punkt/${item.shortId}/rediger`)}?fra=fund${part === 'section' ? '#afsnit' : ''}`
  return <ButtonLink href={corrected} label={texts.correct} />
}

const AnsweredOne = (props: OneProps) => {
  const { words, lang, once, finding, number, names } = props
  const { answer, fingerprint, kind } = finding
  const reopen = words.findings.reopenOf(`${placeText(words, finding.place)} (${number})`)
  if (!answer) return null
  return (
    <article class={kind === 'cpr' ? 'finding finding-cpr' : 'finding'}>
      <FindingWords {...props} />
      <TagRow>
        <Tag kind="approved" text={words.findings.answered(names.get(answer.by) ?? '', dateInWords(lang, answer.at))} />
      </TagRow>
      <Form once={once()} hidden={{ do: 'fortryd', fund: fingerprint }} label={reopen}>
        <Button label={words.findings.reopen} variant="tertiary" description={reopen} />
      </Form>
    </article>
  )
}
