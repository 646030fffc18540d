import type { FieldErrors } from '#platform/http/forms.ts'
import { Alert } from '#ui/alert/alert.tsx'
import { FileField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { FrameText } from '../settings/settings.text.ts'
import type { municipalityTexts } from './municipality.text.ts'

type Props = {
  words: (typeof municipalityTexts.logo)['da']
  t: FrameText
  once: string
  action: string
  errors: FieldErrors
  notice: string | null
  municipality: string
  logo: { src: string; width: number; height: number } | null
}

export const LogoPage = ({ words, t, once, action, errors, notice, municipality, logo }: Props) => (
  <>
    <PageHeading title={words.title} lead={words.lead} />
    {notice && (
      <Alert kind="success" announce>
        <p>{notice}</p>
      </Alert>
    )}
    <ErrorSummary title={t.errors} errors={errors} />
    <Section title={words.now}>
      {logo ? (
        <figure class="shown-logo">
          <img src={logo.src} width={logo.width} height={logo.height} alt={municipality} />
          <figcaption>{words.size(logo.width, logo.height)}</figcaption>
        </figure>
      ) : (
        <p>{words.none}</p>
      )}
      {logo && (
        <Form action={action} once={once} label={words.remove}>
          <ButtonRow>
            <Button label={words.remove} variant="secondary" icon="delete" name="do" value="remove" />
          </ButtonRow>
        </Form>
      )}
    </Section>
    <Form action={action} once={once} multipart label={words.title}>
      <FileField
        name="billede"
        label={words.file}
        hint={words.fileHint}
        error={errors['billede']}
        accept=".png,.jpg,.jpeg,.webp"
        required
      />
      <ButtonRow>
        <Button label={words.save} name="do" value="save" />
      </ButtonRow>
    </Form>
  </>
)
