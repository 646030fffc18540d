import { Button } from '#ui/form/form.tsx'

type Props = {
  kind: 'use' | 'add'
  label: string
  /** Where the script asks for a challenge, and where it sends the answer. */
  start: string
  action: string
  hidden?: Readonly<Record<string, string>>
  variant?: 'primary' | 'secondary'
}

/** Shown by its script, in browsers that can do it: without one there is nothing to press. */
export const PasskeyForm = ({ kind, label, start, action, hidden = {}, variant = 'primary' }: Props) => (
  <form class="form" method="post" action={action} data-passkey={kind} data-start={start} hidden>
    {Object.entries({ ...hidden, svar: '' }).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <Button label={label} variant={variant} />
  </form>
)
