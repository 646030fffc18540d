import { bothTexts } from '#platform/text/both-texts.ts'
import { wordDiff } from '#platform/text/word-diff.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { RadioGroup } from '#ui/form/choices.tsx'
import { RichField } from '#ui/rich-field/rich-field.tsx'
import { WordDiff } from '#ui/word-diff/word-diff.tsx'
import type { conflictTexts } from './conflict.text.ts'
import type { Conflict } from './save-text.ts'
import { conflictFields } from './settled.ts'

export type ConflictViewProps = {
  t: (typeof conflictTexts)['da']
  /** The name of the field that the text stands in: `settled(values, name)` reads the answer. */
  name: string
  conflict: Pick<Conflict, 'markdown' | 'revision' | 'by'>
  /** When the other text was saved, in words. */
  time: string
  mine: string
  /** The text area, after a first look at both: what is typed there may be neither. */
  together?: string | undefined
  error?: string | undefined
  choiceError?: string | undefined
  lang?: string | undefined
}

/** Two texts that were written over the same one, what differs, and the choice between them. Stands inside the form that brought one of them. */
export const ConflictView = ({ t, name, conflict, time, mine, together, error, choiceError, lang }: ConflictViewProps) => {
  const fields = conflictFields(name)
  return (
    <div class="text-conflict">
      <Alert kind="warning" title={t.title(conflict.by, time)} announce>
        <p>{t.lead}</p>
      </Alert>
      <input type="hidden" name={fields.mine} value={mine} />
      <input type="hidden" name={fields.theirs} value={conflict.markdown} />
      <input type="hidden" name={fields.base} value={String(conflict.revision)} />
      <div class="text-conflict-sides">
        <Side title={t.mine} text={mine} empty={t.empty} lang={lang} />
        <Side title={t.theirs} text={conflict.markdown} empty={t.empty} lang={lang} />
      </div>
      <p class="form-label">{t.difference}</p>
      <WordDiff parts={wordDiff(conflict.markdown, mine)} texts={t.diff} lang={lang} />
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
        value={together ?? bothTexts(conflict.markdown, mine)}
        error={error}
        rows={12}
        lang={lang}
      />
    </div>
  )
}

const Side = ({ title, text, empty, lang }: { title: string; text: string; empty: string; lang: string | undefined }) => (
  <div>
    <p class="form-label">{title}</p>
    <pre class="text-conflict-text" dir="auto" lang={lang}>
      {text || empty}
    </pre>
  </div>
)
