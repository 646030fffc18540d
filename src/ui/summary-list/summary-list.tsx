import type { Child } from '../context.ts'

/** The action's description is heard instead of its label and begins with it: "Ret stedet". */
export type SummaryRow = {
  term: string
  value: Child
  action?: { href: string; label: string; description?: string | undefined } | undefined
}

/** Facts as key and value, such as date, place and chair of a meeting. */
export const SummaryList = ({ rows }: { rows: readonly SummaryRow[] }) => (
  <dl class="summary-list">
    {rows.map(({ term, value, action }) => (
      <div class="summary-row">
        <dt>{term}</dt>
        <dd>{value}</dd>
        {action && (
          <dd class="summary-action">
            <a href={action.href} aria-label={action.description}>
              {action.label}
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
