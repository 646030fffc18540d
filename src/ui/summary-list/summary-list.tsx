import type { Child } from '../context.ts'

/** `more` is heard after the action's label: "stedet" after "Ret". */
export type SummaryRow = {
  term: string
  value: Child
  action?: { href: string; label: string; more?: string | undefined } | undefined
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
            <a href={action.href}>
              {action.label}
              {action.more && <span class="sr-only"> {action.more}</span>}
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)
