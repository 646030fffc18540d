import type { FieldErrors } from '#platform/http/forms.ts'
import type { Child } from '#ui/context.ts'
import { fieldId } from '#ui/form/errors.ts'
import { FieldError } from '#ui/form/field.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import type { IconName } from '#ui/icon/names.ts'
import { buttonValue, type Edit, type Fields, fieldOf, type List, type Row, rowsOf } from './rows.ts'
import type { FrameText } from './settings.text.ts'

/** What a row's fields need to know: their names, values and errors by column. */
export type RowProps = { name: (column: string) => string; row: Row; error: (column: string) => string | undefined }

type Props = {
  list: List
  /** What one row is called: "Punkt". */
  label: string
  fields: Fields
  errors: FieldErrors
  frame: FrameText
  /** Address of the form, so that a button leads back to the row it moved. */
  action: string
  /** Rows can change places. */
  ordered?: boolean
  children: (props: RowProps) => Child
}

type ToolProps = { list: List; action: Edit['action']; row: number; to: number; label: string; what: string; icon: IconName; path: string }

const Tool = ({ list, action, row, to, label, what, icon, path }: ToolProps) => (
  <button
    class="button button-tertiary"
    type="submit"
    name="do"
    value={buttonValue(list, action, row)}
    formaction={`${path}#${fieldId(fieldOf(list, list.lead, to))}`}
    aria-label={`${label}: ${what}`}
  >
    <Icon name={icon} />
    <span>{label}</span>
  </button>
)

/** A list with one group of fields per row. Its buttons send the form, which comes back with everything that was typed: no script is needed. */
export const ListEditor = ({ list, label, fields, errors, frame, action, ordered = false, children }: Props) => {
  const rows = rowsOf(fields, list)
  return (
    <div class="list-editor">
      <FieldError name={list.name} error={errors[list.name]} />
      <p class="form-hint">{frame.listHint}</p>
      {rows.map((row, index) => {
        const what = frame.row(label, index + 1)
        const tool = { list, row: index, what, path: action }
        return (
          <fieldset class="list-entry">
            <legend>{what}</legend>
            {children({ name: (column) => fieldOf(list, column, index), row, error: (column) => errors[fieldOf(list, column, index)] })}
            <div class="list-tools">
              {ordered && index > 0 && <Tool {...tool} action="up" to={index - 1} label={frame.up} icon="arrow-upward" />}
              {ordered && index < rows.length - 1 && (
                <Tool {...tool} action="down" to={index + 1} label={frame.down} icon="arrow-downward" />
              )}
              <Tool {...tool} action="remove" to={Math.max(0, index - 1)} label={frame.remove} icon="delete" />
            </div>
          </fieldset>
        )
      })}
      <button
        class="button button-secondary"
        type="submit"
        name="do"
        value={buttonValue(list, 'add', 0)}
        formaction={`${action}#${fieldId(fieldOf(list, list.lead, rows.length))}`}
      >
        <Icon name="plus" />
        <span>{frame.add}</span>
      </button>
    </div>
  )
}
