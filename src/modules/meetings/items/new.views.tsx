import { Alert } from '#ui/alert/alert.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { RichField } from '#ui/rich-field/rich-field.tsx'
import { DraftNotice, KeptWriting, reopenStep } from './draft.views.tsx'
import { type CaseFields, ItemFields } from './fields.views.tsx'
import type { ItemValues } from './item-form.ts'
import type { ItemTexts } from './items.text.ts'
import { type Taken, takenNames } from './taken.ts'
import type { WritingTexts } from './writing.text.ts'

export type NewProps = {
  t: ItemTexts
  writing: WritingTexts
  once: string
  /** Where the form goes: the address of a new item on this agenda. */
  path: string
  action: string
  kicker: string
  values: ItemValues
  errors: FieldErrors
  langs: Choice[]
  cases: CaseFields
  /** Texts of an item that was deleted while somebody wrote in it. */
  taken: readonly Taken[]
  wasDeleted: boolean
  /** Nothing can be laid on the agenda before it is opened again. */
  isApproved: boolean
  draft: string | null
  back: string
}

/** A new item: what it is called and who may read it. Its texts come afterwards. */
export const NewPage = (props: NewProps) => {
  const { t, errors, taken } = props
  return (
    <>
      <PageHeading
        title={props.wasDeleted ? t.goneTitle : t.newTitle}
        kicker={props.kicker}
        lead={props.wasDeleted ? undefined : t.createHint}
      />
      {props.wasDeleted && (
        <Alert kind="warning" announce>
          <p>{t.goneText}</p>
        </Alert>
      )}
      {props.isApproved && Object.keys(errors).length === 0 && (
        <Alert kind="info">
          <p>{t.newRefused.approved}</p>
        </Alert>
      )}
      <ErrorSummary title={t.errors} errors={errors} />
      {props.draft && <DraftNotice texts={props.writing} when={props.draft} once={props.once} action={props.action} />}
      <KeptWriting path={props.path} texts={props.writing}>
        <Form action={props.action} once={props.once} id="punkt">
          <ItemFields t={t} values={props.values} saved={null} errors={errors} langs={props.langs} cases={props.cases} />
          {taken.length > 0 && (
            <Section title={t.takenText}>
              <p>{t.takenLead}</p>
              {taken.map((one, index) => (
                <>
                  <TextField
                    name={takenNames(index).caption}
                    label={t.caption}
                    value={one.caption}
                    error={errors[takenNames(index).caption]}
                    width="full"
                  />
                  <RichField
                    name={takenNames(index).text}
                    label={t.text(one.caption)}
                    value={one.text}
                    error={errors[takenNames(index).text]}
                  />
                </>
              ))}
            </Section>
          )}
          <ButtonRow>
            <Button label={props.wasDeleted ? t.addAgain : t.create} icon="plus" variant={props.isApproved ? 'secondary' : 'primary'} />
            {props.isApproved && <Button label={t.reopen} name="do" value={reopenStep} />}
            <ButtonLink label={t.toWorkspace} href={props.back} variant="tertiary" />
          </ButtonRow>
        </Form>
      </KeptWriting>
    </>
  )
}
