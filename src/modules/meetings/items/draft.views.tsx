import { Alert } from '#ui/alert/alert.tsx'
import type { Child } from '#ui/context.ts'
import { Button, Form } from '#ui/form/form.tsx'
import type { WritingTexts } from './writing.text.ts'

/** Tells the office script where what is written in a form is kept, and the words it says about it. */
export const KeptWriting = ({ path, texts, children }: { path: string; texts: WritingTexts; children: Child }) => {
  const { kept, offline, signedOut, refused, tooLarge } = texts
  return (
    <div data-writing={JSON.stringify({ path, kept, offline, signedOut, refused, tooLarge })}>
      {children}
      <p class="writing-status" role="status" data-writing-status />
    </div>
  )
}

/** Says that the fields hold a draft, and offers to throw it away. */
export const DraftNotice = ({ texts, when, once, action }: { texts: WritingTexts; when: string; once: string; action?: string }) => (
  <Alert kind="info" title={texts.draftTitle(when)} announce>
    <p>{texts.draftText}</p>
    <Form action={action} once={once} hidden={{ do: discardStep }}>
      <Button label={texts.draftDiscard} variant="secondary" />
    </Form>
  </Alert>
)

/** What a form asks for where the agenda that it changes has been approved: to open that again, and to keep what was typed. */
export const reopenStep = 'genaabn'

/** What the form of a draft's notice asks for. */
export const discardStep = 'kasser'
