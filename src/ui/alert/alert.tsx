import type { Child } from '../context.ts'
import { Icon } from '../icon/icon.tsx'

export type AlertKind = 'info' | 'success' | 'warning' | 'error'

export type AlertProps = {
  kind: AlertKind
  title?: string | undefined
  /** For what happened just now: spoken by itself when the page is read aloud. */
  announce?: boolean | undefined
  children?: Child
}

/** Something the reader should not miss. The word in the title and the icon say what kind it is, not the colour. */
export const Alert = ({ kind, title, announce, children }: AlertProps) => (
  <div class={`alert alert-${kind}`} role={announce ? (kind === 'error' ? 'alert' : 'status') : undefined}>
    <span class="alert-icon">
      <Icon name={kind} />
    </span>
    {title && <p class="alert-heading">{title}</p>}
    {children && <div class="alert-text">{children}</div>}
  </div>
)
