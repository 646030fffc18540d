import { alertExamples } from './alert/alert.examples.tsx'
import { cardExamples } from './card/card.examples.tsx'
import { contentsExamples } from './contents/contents.examples.tsx'
import { dateTextExamples } from './date-text/date-text.examples.tsx'
import { detailsExamples } from './details/details.examples.tsx'
import { emptyStateExamples } from './empty-state/empty-state.examples.tsx'
import type { Examples } from './example.ts'
import { excerptExamples } from './excerpt/excerpt.examples.tsx'
import { followExamples } from './follow/follow-links.examples.tsx'
import { formExamples } from './form/form.examples.tsx'
import { headingExamples } from './heading/heading.examples.tsx'
import { helpExamples } from './help/help.examples.tsx'
import { iconExamples } from './icon/icon.examples.tsx'
import { foreignExamples } from './lang/foreign.examples.tsx'
import { paginationExamples } from './pagination/pagination.examples.tsx'
import { paperLinksExamples } from './paper-links/paper-links.examples.tsx'
import { richFieldExamples } from './rich-field/rich-field.examples.tsx'
import { structuredTextExamples } from './richtext/structured-text.examples.tsx'
import { seatsExamples } from './seats/seats.examples.tsx'
import { stepLineExamples } from './steps/step-line.examples.tsx'
import { subscribeExamples } from './subscribe/subscribe.examples.tsx'
import { summaryListExamples } from './summary-list/summary-list.examples.tsx'
import { tableExamples } from './table/table.examples.tsx'
import { tagExamples } from './tag/tag.examples.tsx'
import { timelineExamples } from './timeline/timeline.examples.tsx'
import { wordDiffExamples } from './word-diff/word-diff.examples.tsx'

/** Every component that stands inside a page, by its folder. */
export const componentExamples: Record<string, Examples> = {
  follow: followExamples,
  heading: headingExamples,
  'summary-list': summaryListExamples,
  steps: stepLineExamples,
  alert: alertExamples,
  tag: tagExamples,
  card: cardExamples,
  richtext: structuredTextExamples,
  'rich-field': richFieldExamples,
  details: detailsExamples,
  subscribe: subscribeExamples,
  help: helpExamples,
  contents: contentsExamples,
  timeline: timelineExamples,
  seats: seatsExamples,
  table: tableExamples,
  pagination: paginationExamples,
  'paper-links': paperLinksExamples,
  excerpt: excerptExamples,
  'word-diff': wordDiffExamples,
  'empty-state': emptyStateExamples,
  'date-text': dateTextExamples,
  lang: foreignExamples,
  icon: iconExamples,
  form: formExamples,
}
