import { readDay } from '#platform/i18n/days.ts'
import { useLangAttributes } from '../lang/foreign.tsx'
import { fieldId } from './errors.ts'
import { describedBy, FieldGroup, type FieldProps } from './field.tsx'

type InputType = 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'number' | 'time'

export type TextFieldProps = FieldProps & {
  type?: InputType | undefined
  autocomplete?: string | undefined
  inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined
  maxlength?: number | undefined
  /** The table above says the same to whoever sees it. */
  isLabelHidden?: boolean | undefined
  /** The width hints at the length of the answer. */
  width?: 'short' | 'normal' | 'full' | undefined
}

/** Residents write in any language; addresses, numbers and times always run from left to right. */
const inputDirection = (type: InputType) => (type === 'text' || type === 'search' ? 'auto' : 'ltr')

export const TextField = (props: TextFieldProps) => {
  const { name, value, type = 'text', width = 'normal', required } = props
  return (
    <FieldGroup {...props}>
      <input
        class={`form-input input-${width}`}
        id={fieldId(name)}
        name={name}
        type={type}
        dir={inputDirection(type)}
        value={value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        required={required}
        {...describedBy(props)}
      />
    </FieldGroup>
  )
}

export type TextareaProps = FieldProps & {
  rows?: number | undefined
  /** The most characters that are taken, and the sentence that says so. Checked on the server: the field lets more be typed, so that nothing pasted is cut in silence. */
  limit?: { characters: number; text: string } | undefined
}

export const Textarea = (props: TextareaProps) => {
  const { name, value, rows = 5, limit, required } = props
  const limitId = `${fieldId(name)}-limit`
  return (
    <FieldGroup {...props}>
      <textarea
        class="form-input input-full"
        id={fieldId(name)}
        name={name}
        rows={rows}
        dir="auto"
        required={required}
        {...describedBy(props, ...(limit ? [limitId] : []))}
      >
        {/* The HTML parser swallows one line break after the start tag; this one is for it. */}
        {`\n${value ?? ''}`}
      </textarea>
      {limit && (
        <span class="form-hint character-limit" id={limitId}>
          {limit.text}
        </span>
      )}
    </FieldGroup>
  )
}

export type Choice = { value: string; label: string; hint?: string | undefined; lang?: string | undefined }

export type SelectProps = FieldProps & {
  choices: readonly Choice[]
  /** Text of an empty first choice, such as "Vælg". */
  empty?: string | undefined
}

export const Select = (props: SelectProps) => {
  const { name, value = '', choices, empty, required } = props
  return (
    <FieldGroup {...props}>
      <select class="form-select" id={fieldId(name)} name={name} required={required} {...describedBy(props)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option value={choice.value} selected={choice.value === value} {...useLangAttributes(choice.lang)}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldGroup>
  )
}

export type DateFieldProps = FieldProps & {
  /** First and last day that can be chosen, as `YYYY-MM-DD`. The value is written in the same way. */
  min?: string | undefined
  max?: string | undefined
}

/**
 * A day, chosen with the browser's own calendar; older browsers show a text field for `YYYY-MM-DD`. What was typed there and is no day comes back in
 * a text field: a calendar would show nothing.
 */
export const DateField = (props: DateFieldProps) => (
  <FieldGroup {...props}>
    <input
      class="form-input input-short"
      id={fieldId(props.name)}
      name={props.name}
      type={props.value && readDay(props.value) !== props.value ? 'text' : 'date'}
      value={props.value}
      min={props.min}
      max={props.max}
      required={props.required}
      {...describedBy(props)}
    />
  </FieldGroup>
)

export type FileFieldProps = Omit<FieldProps, 'value'> & {
  /** File types, as in the HTML attribute: `.pdf,.docx`. */
  accept?: string | undefined
  multiple?: boolean | undefined
}

/** Needs a form with `multipart`. */
export const FileField = (props: FileFieldProps) => (
  <FieldGroup {...props}>
    <input
      class="form-file"
      id={fieldId(props.name)}
      name={props.name}
      type="file"
      accept={props.accept}
      multiple={props.multiple}
      required={props.required}
      {...describedBy(props)}
    />
  </FieldGroup>
)
