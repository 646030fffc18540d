import type { FieldErrors } from '#platform/http/forms.ts'
import { Alert } from '#ui/alert/alert.tsx'
import type { Child } from '#ui/context.ts'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import type { Line } from '../settings/screen.ts'
import type { FrameText } from '../settings/settings.text.ts'
import { Conflict } from '../settings/settings.views.tsx'

type Props = {
  t: FrameText
  title: string
  lead: string
  kicker?: string
  once: string
  action: string
  /** What the form was made from; none: it makes something new. */
  basis: string | null
  errors: FieldErrors
  saved: string | null
  conflict: { now: Line[]; mine: Line[] } | null
  save: string
  children: Child
}

/** A form about a body itself, which holds from the moment in which it is saved. */
export const BodyFormPage = ({ t, title, lead, kicker, once, action, basis, errors, saved, conflict, save, children }: Props) => (
  <>
    <PageHeading title={title} lead={lead} kicker={kicker} />
    {saved && (
      <Alert kind="success" announce>
        <p>{saved}</p>
      </Alert>
    )}
    <ErrorSummary title={t.errors} errors={errors} />
    {conflict && <Conflict t={t} conflict={conflict} />}
    <Form action={action} once={once} hidden={basis === null ? {} : { grundlag: basis }} label={title}>
      {children}
      <ButtonRow>
        <Button label={save} />
      </ButtonRow>
    </Form>
  </>
)
