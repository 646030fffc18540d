import type { Texts } from '#texts/index.ts'
import type { FieldErrors } from '#ui/form/errors.ts'
import { Textarea } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { most } from './limits.ts'

type PageProps = {
  t: Texts
  action: string
  once: string
  item: { title: string; lang: string | undefined; href: string }
  text: string
  saved: string | null
  errors: FieldErrors
}

export const NotePage = ({ t, action, once, item, text, saved, errors }: PageProps) => {
  const texts = t.participation.note
  return (
    <>
      <ErrorSummary title={t.form.problem} errors={errors} />
      <PageHeading title={texts.title} lead={texts.lead}>
        <p>
          <a href={item.href}>
            <Foreign lang={item.lang}>{item.title}</Foreign>
          </a>
        </p>
      </PageHeading>
      <Form action={action} once={once}>
        <Textarea
          name="text"
          label={texts.label}
          value={text}
          error={errors['text']}
          rows={10}
          limit={{ characters: most.note, text: texts.tooLong(most.note) }}
        />
        <ButtonRow>
          <Button label={texts.save} name="do" value="save" />
          {saved && <Button label={texts.remove} name="do" value="remove" variant="secondary" />}
        </ButtonRow>
        {saved && <p>{saved}</p>}
      </Form>
    </>
  )
}

type AsideProps = { t: Texts; href: string; note: { text: string; saved: string } | null }

export const NoteAside = ({ t, href, note }: AsideProps) => {
  const texts = t.participation.note
  return (
    <Section title={texts.title}>
      <p>{texts.lead}</p>
      {note?.text.split('\n').map((line) => (
        <p dir="auto">{line}</p>
      ))}
      {note && <p>{note.saved}</p>}
      <ButtonRow>
        <ButtonLink href={href} label={note ? texts.change : texts.write} />
      </ButtonRow>
    </Section>
  )
}
