import { Alert } from '#ui/alert/alert.tsx'
import { Button, ButtonLink, ButtonRow, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import type { ToGo } from '../undo.ts'
import type { ReviewTexts } from './review.text.ts'

type Props = { texts: ReviewTexts; once: string; back: string; goes: readonly ToGo[]; isReleased: boolean }

/** Before an import is undone: exactly what will be gone. */
export const UndoPage = ({ texts, once, back, goes, isReleased }: Props) => {
  const words = texts.undoPage
  return (
    <>
      <PageHeading title={words.title} />
      {isReleased && goes.length === 0 && <Alert kind="warning">{words.released}</Alert>}
      {goes.map((one) => (
        <>
          <p>{words.lead(one.fileName)}</p>
          <ul>
            {linesOf(one, texts).map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      ))}
      {goes.length > 0 && (
        <Form once={once} label={words.title}>
          <ButtonRow>
            <Button label={words.button} variant="warning" />
            <ButtonLink label={words.back} href={back} />
          </ButtonRow>
        </Form>
      )}
      {goes.length === 0 && <ButtonLink label={words.back} href={back} />}
    </>
  )
}

function linesOf({ meeting, filled, bodies, cases, edits }: ToGo, { undoPage: words }: ReviewTexts): string[] {
  return [
    ...(meeting ? [words.meeting(meeting.items, meeting.attachments)] : []),
    ...(filled ? [words.filled(filled.decisions, filled.items)] : []),
    ...(!meeting && !filled ? [words.document] : []),
    ...bodies.map((name) => words.body(name)),
    ...(cases > 0 ? [words.cases(cases)] : []),
    ...(edits > 0 ? [words.edits(edits)] : []),
    words.file,
  ]
}
