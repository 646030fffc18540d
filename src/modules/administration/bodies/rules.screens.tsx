import { RadioGroup } from '#ui/form/choices.tsx'
import { Textarea, TextField } from '#ui/form/fields.tsx'
import { oneOf } from '../settings/read-rows.ts'
import { linesOf, type Screen, trimmed } from '../settings/screen.ts'
import { screenTexts } from './screens.text.ts'

const scopes = ['meeting', 'year', 'term', 'ever'] as const
const yesNo = (words: { yes: string; no: string }) => [
  { value: 'yes', label: words.yes },
  { value: 'no', label: words.no },
]
const yes = (value: boolean) => (value ? 'yes' : 'no')

export const numberingScreen: Screen<'numbering', (typeof screenTexts.numbering)['da']> = {
  path: 'numre',
  kinds: ['numbering'],
  right: 'body',
  texts: screenTexts.numbering,
  toFields: ({ numbering }) => ({ numre: numbering }),
  read: (fields) => ({ values: { numbering: oneOf(scopes, fields['numre']) } }),
  describe: ({ numbering }, words) => [{ term: words.question, value: numbering ? [words.choices[numbering]] : [] }],
  Inside: ({ fields, words }) => (
    <RadioGroup
      name="numre"
      label={words.question}
      value={fields['numre']}
      choices={scopes.map((value) => ({ value, label: words.choices[value], hint: words.examples[value] }))}
    />
  ),
}

const deadlines = ['agenda', 'proposals', 'apologies', 'minutes'] as const

/** A whole number of days; null for anything else that was typed. */
const daysOf = (typed: string) => (/^\d{1,3}$/.test(typed) && Number(typed) <= 365 ? Number(typed) : null)

export const deadlinesScreen: Screen<'deadlines', (typeof screenTexts.deadlines)['da']> = {
  path: 'frister',
  kinds: ['deadlines'],
  right: 'body',
  texts: screenTexts.deadlines,
  toFields: (values) => Object.fromEntries(deadlines.map((name) => [name, String(values.deadlines[name])])),
  read(fields, words) {
    const typed = deadlines.map((name) => [name, daysOf(trimmed(fields, name))] as const)
    const errors = Object.fromEntries(typed.filter(([, days]) => days === null).map(([name]) => [name, words.bad]))
    if (Object.keys(errors).length > 0) return { errors }
    const { agenda = 0, proposals = 0, apologies = 0, minutes = 0 } = Object.fromEntries(typed.map(([name, days]) => [name, days ?? 0]))
    if (proposals < agenda) return { errors: { proposals: words.order } }
    return { values: { deadlines: { agenda, proposals, apologies, minutes } } }
  },
  describe: (values, words) =>
    deadlines.map((name) => ({ term: words[name], value: values.deadlines ? [words.days(values.deadlines[name])] : [] })),
  Inside: ({ fields, errors, words }) => (
    <>
      {deadlines.map((name) => (
        <TextField name={name} label={words[name]} value={fields[name]} error={errors[name]} inputmode="numeric" width="short" required />
      ))}
    </>
  ),
}

export const publicityScreen: Screen<'publicity', (typeof screenTexts.publicity)['da']> = {
  path: 'offentlighed',
  kinds: ['publicity'],
  right: 'municipality',
  texts: screenTexts.publicity,
  toFields: ({ publicity }) => ({ planlagt: yes(publicity.planned), dagsorden: yes(publicity.agenda) }),
  // What was not answered stays unseen.
  read: (fields) => ({ values: { publicity: { planned: fields['planlagt'] === 'yes', agenda: fields['dagsorden'] === 'yes' } } }),
  describe: ({ publicity }, words) => [
    { term: words.planned, value: publicity ? [words.plannedChoices[yes(publicity.planned)]] : [] },
    { term: words.agenda, value: publicity ? [words.agendaChoices[yes(publicity.agenda)]] : [] },
  ],
  Inside: ({ fields, words }) => (
    <>
      <RadioGroup name="planlagt" label={words.planned} value={fields['planlagt']} choices={yesNo(words.plannedChoices)} />
      <RadioGroup name="dagsorden" label={words.agenda} value={fields['dagsorden']} choices={yesNo(words.agendaChoices)} />
    </>
  ),
}

export const erasureScreen: Screen<'erasure', (typeof screenTexts.erasure)['da']> = {
  path: 'sletning',
  kinds: ['erasure'],
  right: 'municipality',
  texts: screenTexts.erasure,
  toFields: ({ erasure }) => ({ begrundelser: String(erasure.apologyReasons) }),
  read(fields, words) {
    const days = daysOf(trimmed(fields, 'begrundelser'))
    return days ? { values: { erasure: { apologyReasons: days } } } : { errors: { begrundelser: words.bad } }
  },
  describe: ({ erasure }, words) => [{ term: words.reasons, value: erasure ? [words.days(erasure.apologyReasons)] : [] }],
  Inside: ({ fields, errors, words }) => (
    <TextField
      name="begrundelser"
      label={words.reasons}
      value={fields['begrundelser']}
      error={errors['begrundelser']}
      inputmode="numeric"
      width="short"
      required
    />
  ),
}

const quorums = ['more', 'half', 'none'] as const
const quorumWord = (quorum: { moreThanHalf: boolean } | null) => (quorum === null ? 'none' : quorum.moreThanHalf ? 'more' : 'half')

export const approvalScreen: Screen<'approval' | 'quorum', (typeof screenTexts.approval)['da']> = {
  path: 'godkendelse',
  kinds: ['approval', 'quorum'],
  right: 'municipality',
  texts: screenTexts.approval,
  toFields: ({ approval, quorum }) => ({
    dagsorden: yes(approval.agenda),
    underskrift: yes(approval.signature),
    fremmoede: quorumWord(quorum),
  }),
  read(fields) {
    const quorum = oneOf(quorums, fields['fremmoede'])
    return {
      values: {
        approval: { agenda: fields['dagsorden'] === 'yes', signature: fields['underskrift'] === 'yes' },
        quorum: quorum === 'none' ? null : { moreThanHalf: quorum === 'more' },
      },
    }
  },
  describe: ({ approval, quorum }, words) => [
    ...(approval
      ? [
          { term: words.agenda, value: [words.agendaChoices[yes(approval.agenda)]] },
          { term: words.signature, value: [words.signatureChoices[yes(approval.signature)]] },
        ]
      : []),
    ...(quorum === undefined ? [] : [{ term: words.quorum, value: [words.quorumChoices[quorumWord(quorum)]] }]),
  ],
  Inside: ({ fields, words }) => (
    <>
      <RadioGroup name="dagsorden" label={words.agenda} value={fields['dagsorden']} choices={yesNo(words.agendaChoices)} />
      <RadioGroup name="underskrift" label={words.signature} value={fields['underskrift']} choices={yesNo(words.signatureChoices)} />
      <RadioGroup
        name="fremmoede"
        label={words.quorum}
        value={fields['fremmoede']}
        choices={quorums.map((value) => ({ value, label: words.quorumChoices[value] }))}
      />
    </>
  ),
}

const mostLines = 40

export const rulesScreen: Screen<'rules' | 'how_to_join', (typeof screenTexts.rules)['da']> = {
  path: 'regler',
  kinds: ['rules', 'how_to_join'],
  right: 'municipality',
  texts: screenTexts.rules,
  toFields: ({ rules, how_to_join }) => ({ regler: rules.join('\n'), plads: how_to_join.join('\n') }),
  read(fields, words) {
    const [rules, join] = [linesOf(fields['regler'] ?? ''), linesOf(fields['plads'] ?? '')]
    const errors = {
      ...(rules.length > mostLines && { regler: words.tooMany }),
      ...(join.length > mostLines && { plads: words.tooMany }),
    }
    return Object.keys(errors).length > 0 ? { errors } : { values: { rules, how_to_join: join } }
  },
  describe: ({ rules, how_to_join }, words) => [
    ...(rules ? [{ term: words.rules, value: rules }] : []),
    ...(how_to_join ? [{ term: words.join, value: how_to_join }] : []),
  ],
  Inside: ({ fields, errors, words }) => (
    <>
      <Textarea name="regler" label={words.rules} value={fields['regler']} error={errors['regler']} rows={10} />
      <Textarea name="plads" label={words.join} value={fields['plads']} error={errors['plads']} rows={6} />
    </>
  ),
}
