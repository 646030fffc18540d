import { useLangAttributes } from '../lang/foreign.tsx'
import { fieldId } from './errors.ts'
import { describedBy, FieldError, FieldHint, type FieldProps, Fieldset, groupClass } from './field.tsx'
import type { Choice } from './fields.tsx'

type OptionProps = {
  kind: 'radio' | 'checkbox'
  name: string
  id: string
  choice: Choice
  checked: boolean
  required?: boolean | undefined
}

/** The first choice has the id of its group, whose own hint is another one. */
const choiceHintId = (id: string) => `${id}-choice-hint`

const Option = ({ kind, name, id, choice, checked, required }: OptionProps) => (
  <div class={`form-group-${kind}`}>
    <input
      class={`form-${kind}`}
      type={kind}
      id={id}
      name={name}
      value={choice.value}
      checked={checked}
      required={required}
      aria-describedby={choice.hint ? choiceHintId(id) : undefined}
    />
    <label for={id} {...useLangAttributes(choice.lang)}>
      {choice.label}
    </label>
    {choice.hint && (
      <span class="form-hint" id={choiceHintId(id)}>
        {choice.hint}
      </span>
    )}
  </div>
)

/** The first choice has the field's own id, because that is where the error summary leads. */
const optionId = (name: string, index: number) => (index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`)

export type RadioGroupProps = FieldProps & { choices: readonly Choice[] }

/** One of a few choices. */
export const RadioGroup = (props: RadioGroupProps) => (
  <Fieldset {...props}>
    {props.choices.map((choice, index) => (
      <Option
        kind="radio"
        name={props.name}
        id={optionId(props.name, index)}
        choice={choice}
        checked={choice.value === props.value}
        required={props.required}
      />
    ))}
  </Fieldset>
)

export type CheckboxGroupProps = Omit<FieldProps, 'value'> & {
  choices: readonly Choice[]
  values?: readonly string[] | undefined
  /** Side by side: for many short choices. */
  inColumns?: boolean | undefined
}

/** Any number of a few choices, sent as several values under one name. */
export const CheckboxGroup = (props: CheckboxGroupProps) => (
  <Fieldset {...props}>
    {props.choices.map((choice, index) => (
      <Option
        kind="checkbox"
        name={props.name}
        id={optionId(props.name, index)}
        choice={choice}
        checked={props.values?.includes(choice.value) ?? false}
      />
    ))}
  </Fieldset>
)

export type CheckboxProps = Omit<FieldProps, 'value'> & {
  /** What is sent when it is ticked. */
  value?: string | undefined
  checked?: boolean | undefined
  /** Of the label, where it is another than the page's. */
  lang?: string | undefined
}

/** A single statement to agree to. */
export const Checkbox = (props: CheckboxProps) => {
  const { name, label, hint, error, value = 'on', checked, required, lang } = props
  const id = fieldId(name)
  return (
    <div class={groupClass(error)}>
      <FieldError name={name} error={error} />
      <div class="form-group-checkbox">
        <input
          class="form-checkbox"
          type="checkbox"
          id={id}
          name={name}
          value={value}
          checked={checked}
          required={required}
          {...describedBy(props)}
        />
        <label for={id} {...useLangAttributes(lang)}>
          {label}
        </label>
        <FieldHint name={name} hint={hint} />
      </div>
    </div>
  )
}
