import type { Child } from '../context.ts'
import { fieldId } from './errors.ts'

/** What every field takes. */
export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  value?: string | undefined
  error?: string | undefined
  required?: boolean | undefined
}

export const hintId = (name: string) => `${fieldId(name)}-hint`
export const errorId = (name: string) => `${fieldId(name)}-error`

/** `aria-*` attributes that tie an input to its hint, its error and whatever else describes it. */
export function describedBy(field: Pick<FieldProps, 'name' | 'hint' | 'error'>, ...more: string[]) {
  const ids = [...(field.hint ? [hintId(field.name)] : []), ...(field.error ? [errorId(field.name)] : []), ...more]
  return {
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
    ...(field.error && { 'aria-invalid': 'true' }),
  }
}

export const FieldHint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint ? (
    <span class="form-hint" id={hintId(name)}>
      {hint}
    </span>
  ) : null

export const FieldError = ({ name, error }: Pick<FieldProps, 'name' | 'error'>) =>
  error ? (
    <span class="form-error-message" id={errorId(name)}>
      {error}
    </span>
  ) : null

export const groupClass = (error: string | undefined) => (error ? 'form-group form-error' : 'form-group')

type FieldGroupProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error'> & {
  /** The heading above says the same to whoever sees it. */
  isLabelHidden?: boolean | undefined
  children: Child
}

/** Label, hint, error and one input, in the order in which they are read. */
export const FieldGroup = ({ name, label, hint, error, isLabelHidden, children }: FieldGroupProps) => (
  <div class={groupClass(error)}>
    <label class={isLabelHidden ? 'form-label sr-only' : 'form-label'} for={fieldId(name)}>
      {label}
    </label>
    <FieldHint name={name} hint={hint} />
    <FieldError name={name} error={error} />
    {children}
  </div>
)

type FieldsetProps = Pick<FieldProps, 'name' | 'label' | 'hint' | 'error'> & { inColumns?: boolean | undefined; children: Child }

/** A question with several inputs, asked once in the legend. */
export const Fieldset = ({ name, label, hint, error, inColumns, children }: FieldsetProps) => (
  <div class={inColumns ? `${groupClass(error)} choice-columns` : groupClass(error)}>
    <fieldset {...describedBy({ name, hint, error })}>
      <legend class="form-label">{label}</legend>
      <FieldHint name={name} hint={hint} />
      <FieldError name={name} error={error} />
      {children}
    </fieldset>
  </div>
)
