import type { MarkdownProblem } from '#platform/richtext/markdown.ts'
import { usePage } from '../context.ts'
import { Details } from '../details/details.tsx'
import { fieldId } from '../form/errors.ts'
import { describedBy, FieldGroup, type FieldProps } from '../form/field.tsx'
import { richFieldTexts } from './rich-field.text.ts'

const textsFor = (lang: string) => richFieldTexts[lang === 'en' ? 'en' : 'da']

/** The sentence for a line that formatted text cannot hold: what stands in the way and what to do. */
export function markdownError(lang: string, { line, problem }: MarkdownProblem): string {
  const t = textsFor(lang)
  return t.problem(line, t.problems[problem])
}

export type RichFieldProps = Omit<FieldProps, 'value'> & {
  /** Markdown, as `toMarkdown` writes it, or what was typed. */
  value?: string | undefined
  rows?: number | undefined
  /** The heading above says the same to whoever sees it. */
  isLabelHidden?: boolean | undefined
  /** The language of the text. */
  lang?: string | undefined
}

/**
 * Formatted text in a text area. The office script puts a toolbar above it and cleans what is pasted from Word; without it the field is the same
 * text, with a word on how lists and headings are written.
 */
export const RichField = (props: RichFieldProps) => {
  const t = textsFor(usePage().lang)
  const id = fieldId(props.name)
  const hint = [props.hint, t.hint].filter(Boolean).join(' ')
  return (
    <div class="rich-field" data-rich={JSON.stringify({ toolbar: t.toolbar, ...t.tools })}>
      <FieldGroup {...props} hint={hint}>
        <textarea
          class="form-input input-full"
          id={id}
          name={props.name}
          rows={props.rows ?? 8}
          dir="auto"
          lang={props.lang}
          required={props.required}
          {...describedBy({ ...props, hint })}
        >
          {/* The HTML parser swallows one line break after the start tag; this one is for it. */}
          {`\n${props.value ?? ''}`}
        </textarea>
      </FieldGroup>
      <Details summary={t.how}>
        <dl class="rich-help">
          {t.examples.map(([sign, meaning]) => (
            <div>
              <dt>
                <code dir="ltr">{sign}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </div>
  )
}
