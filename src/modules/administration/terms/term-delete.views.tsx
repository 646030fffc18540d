import type { HangsOn } from '#modules/council/index.ts'
import { Details } from '#ui/details/details.tsx'
import { Button, Form } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import type { Screen } from './board.ts'

export type DeleteProps = {
  screen: Screen
  hangs: HangsOn
  /** Something has come to hang on it since the question was read. */
  isRefused: boolean
  /** The key of the form that deletes: another one than that of the form beside it. */
  onceToDelete: string
}

/** A term made by mistake can go, after a question; one that was used says what hangs on it. */
export const DeleteTerm = ({ screen, hangs, onceToDelete }: DeleteProps) => {
  const words = screen.text.page.delete
  const { memberships, meetings } = hangs
  const things = [memberships > 0 ? words.memberships(memberships) : '', meetings > 0 ? words.meetings(meetings) : ''].filter(Boolean)
  return (
    <Section title={words.title}>
      {things.length > 0 ? (
        <p>{words.hangs(things)}</p>
      ) : (
        <Details summary={words.button}>
          <Form once={onceToDelete} hidden={{ do: 'delete' }} label={words.title}>
            <p>{words.sure}</p>
            <Button label={words.yes} variant="warning" />
          </Form>
        </Details>
      )}
    </Section>
  )
}
