import type { Child, WithChildren } from '../context.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'
import { type FieldErrors, fieldId, formError } from './errors.ts'

export type FormProps = WithChildren & {
  action?: string | undefined
  method?: 'post' | 'get' | undefined
  /** The once-token of a posted form: the same token is carried out once only. Sent as `once`. */
  once?: string | undefined
  hidden?: Readonly<Record<string, string>> | undefined
  /** Needed by file fields. */
  multipart?: boolean | undefined
  /** Names the form as a landmark, when a page has several. */
  label?: string | undefined
  id?: string | undefined
}

/** `novalidate`: the server checks and answers in the page's own language; `required` is still told to assistive technology. */
export const Form = ({ action, method = 'post', once, hidden = {}, multipart, label, id, children }: FormProps) => (
  <form
    class="form"
    action={action}
    method={method}
    enctype={multipart ? 'multipart/form-data' : undefined}
    aria-label={label}
    id={id}
    novalidate
  >
    {once !== undefined && <input type="hidden" name="once" value={once} />}
    {Object.entries(hidden).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
)

type ButtonVariant = 'primary' | 'secondary' | 'tertiary' | 'warning'

export type ButtonProps = {
  label: string
  variant?: ButtonVariant | undefined
  icon?: IconName | undefined
  /** Sent with the form, when it has several buttons. */
  name?: string | undefined
  value?: string | undefined
  /** Heard instead of the label by those who cannot see what it stands beside. Begins with the label (WCAG 2.5.3): "Slet punkt 4". */
  description?: string | undefined
}

export const Button = ({ label, variant = 'primary', icon, name, value, description }: ButtonProps) => (
  <button class={`button button-${variant}`} type="submit" name={name} value={value} aria-label={description}>
    {icon && <Icon name={icon} />}
    <span>{label}</span>
  </button>
)

export type ButtonLinkProps = Pick<ButtonProps, 'label' | 'variant' | 'icon' | 'description'> & {
  href: string
  /** The key that follows it in the back office. */
  shortcut?: string | undefined
}

/** A link with the look of a button, for the next step that is a page. */
export const ButtonLink = ({ label, href, variant = 'secondary', icon, description, shortcut }: ButtonLinkProps) => (
  <a class={`button button-${variant}`} href={href} aria-label={description} data-shortcut={shortcut}>
    {icon && <Icon name={icon} />}
    <span>{label}</span>
  </a>
)

export const ButtonRow = ({ children }: { children: Child }) => <div class="button-row">{children}</div>

/** Fields side by side where there is room. */
export const FieldRow = ({ children }: { children: Child }) => <div class="field-row">{children}</div>

export type ErrorSummaryProps = { title: string; errors: FieldErrors | undefined }

/** All errors of the page, each leading to its field. Renders nothing when there are none. The client script moves the focus here. */
export const ErrorSummary = ({ title, errors = {} }: ErrorSummaryProps) => {
  const entries = Object.entries(errors)
  if (entries.length === 0) return null
  return (
    <div class="error-summary alert alert-error" id="error-summary" role="alert" tabindex={-1} aria-labelledby="error-summary-title">
      <h2 class="alert-heading" id="error-summary-title">
        {title}
      </h2>
      <ul class="error-list">
        {entries.map(([name, message]) => (
          <li>{name === formError ? message : <a href={`#${fieldId(name)}`}>{message}</a>}</li>
        ))}
      </ul>
    </div>
  )
}
