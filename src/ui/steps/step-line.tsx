import { Icon } from '../icon/icon.tsx'

export type Step = {
  label: string
  state: 'done' | 'current' | 'todo'
  /** The state in a word, for those who do not see the line: "udført". */
  stateText: string
  /** A date or the like. */
  note?: string | undefined
}

/** The stages of a thing on its way: planned, called, held, approved. */
export const StepLine = ({ label, steps }: { label: string; steps: readonly Step[] }) => (
  <ol class="step-line" aria-label={label}>
    {steps.map((step) => (
      <li class={`step step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
        <span class="step-dot">{step.state === 'done' && <Icon name="check" />}</span>
        <span class="step-words">
          <span class="step-label">{step.label}</span>
          <span class="sr-only"> ({step.stateText})</span>
          {step.note && <span class="step-note">{step.note}</span>}
        </span>
      </li>
    ))}
  </ol>
)
