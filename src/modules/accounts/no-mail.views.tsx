import { Alert } from '#ui/alert/alert.tsx'
import type { NoMailText } from './no-mail.text.ts'

/** Says that no mail leaves the house, and what to do about it. */
export const NoMail = ({ text }: { text: NoMailText | null }) =>
  text && (
    <Alert kind="warning" title={text.title}>
      <p>{text.text}</p>
      <p>
        {text.untilThen} <code dir="ltr">{text.command}</code>
      </p>
    </Alert>
  )
