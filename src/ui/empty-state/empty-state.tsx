import { ButtonLink } from '../form/form.tsx'

export type EmptyStateProps = { title: string; text: string; action?: { href: string; label: string } | undefined }

/** Where nothing is yet: what will be here, and how to begin. */
export const EmptyState = ({ title, text, action }: EmptyStateProps) => (
  <div class="empty-state">
    <p class="empty-state-title">{title}</p>
    <p>{text}</p>
    {action && <ButtonLink href={action.href} label={action.label} />}
  </div>
)
