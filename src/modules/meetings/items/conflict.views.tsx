import { bothTexts } from '#platform/text/both-texts.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { RichField } from '#ui/rich-field/rich-field.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import type { conflictTexts } from './conflict.text.ts'
import { conflictFields } from './settled.ts'
import type { ShownConflict } from './shown-conflict.ts'

export type ConflictViewProps = {
  t: (typeof conflictTexts)['da']
  /** The name of the field that the text stands in: `settled(values, name)` reads the answer. */
  name: string
  conflict: ShownConflict
  error?: string | undefined
  choiceError?: string | undefined
  lang?: string | undefined
}

/** Two texts that were written over the same one, what differs, and the choice between them. Stands inside the form that brought one of them. */
const ConflictView = ({ t, name, conflict, error, choiceError, lang }: ConflictViewProps) => {
  const fields = conflictFields(name)
  const { found, when, mine, together } = conflict
  return (
    <div class="text-conflict">
      <Alert kind="warning" title={t.title} announce>
        <p>
          <SavedBy t={t} by={found.by} when={when} />
        </p>
        <p>{t.lead}</p>
      </Alert>
      <input type="hidden" name={fields.mine} value={mine} />
      <input type="hidden" name={fields.theirs} value={found.markdown} />
      <input type="hidden" name={fields.base} value={String(found.revision)} />
      <div class="text-conflict-sides">
        <Side title={t.mine} text={mine} empty={t.empty} lang={lang} />
        <Side title={t.theirs} text={found.markdown} empty={t.empty} lang={lang} />
      </div>
      <p class="form-label">{t.difference}</p>
      <WordDiff parts={wordDiff(found.markdown, mine)} texts={t.diff} lang={lang} />
      <RadioGroup
        name={fields.choice}
        label={t.question}
        error={choiceError}
        choices={[
          { value: 'mine', label: t.useMine },
          { value: 'theirs', label: t.useTheirs },
          { value: 'together', label: t.together },
        ]}
      />
      <RichField
        name={name}
        label={t.togetherField}
        hint={t.togetherHint}
        value={together ?? bothTexts(found.markdown, mine)}
        error={error}
        rows={12}
        lang={lang}
      />
    </div>
  )
}

/** Who saved the other text and when, as a sentence. */
export const SavedBy = ({ t, by, when }: { t: ConflictViewProps['t']; by: string | null; when: string }) =>
  by === null ? (
    t.savedBySomebody(when)
  ) : (
    <>
      <bdi>{by}</bdi> {t.saved(when)}
    </>
  )

const Side = ({ title, text, empty, lang }: { title: string; text: string; empty: string; lang: string | undefined }) => (
  <div>
    <p class="form-label">{title}</p>
    <pre class="text-conflict-text" dir="auto" lang={lang}>
      {text || empty}
    </pre>
  </div>
)

type EitherProps = Omit<ConflictViewProps, 'conflict'> & {
  conflict: ShownConflict | null
  label: string
  value: string | undefined
  rows?: number
  isLabelHidden?: boolean
  required?: boolean
}

/** A formatted text that somebody writes, or, when another saved one meanwhile, both and the choice between them. */
export const TextOrConflict = ({ conflict, t, choiceError, ...field }: EitherProps) =>
  conflict ? (
    <ConflictView t={t} name={field.name} conflict={conflict} error={field.error} choiceError={choiceError} lang={field.lang} />
  ) : (
    <RichField {...field} />
  )
