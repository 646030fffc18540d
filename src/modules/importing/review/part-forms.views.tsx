import { Checkbox } from '#ui/form/choices.tsx'
import { DateField, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, FieldRow } from '#ui/form/form.tsx'
import type { DraftEarlier, DraftItem } from '../draft/draft.ts'
import { Small, typed } from './forms.views.tsx'
import type { ReviewProps, ShownPaper } from './props.ts'

/** What was decided on another day, or by another body. @param entry null: one that was not read */
export const EarlierForm = (props: ReviewProps & { item: DraftItem; entry: DraftEarlier | null }) => {
  const { texts, item, entry, errors } = props
  const { fields, earlier } = texts
  return (
    <Small
      {...props}
      place={`items.${item.key}.earlierDecisions.${entry?.key ?? 'new'}`}
      label={entry ? texts.editOf(earlier.one) : earlier.add}
      actions={
        entry && (
          <>
            <Button label={earlier.toThisDay} variant="secondary" name="do" value="move" />
            <Button label={earlier.remove} variant="warning" name="do" value="remove" />
          </>
        )
      }
    >
      <FieldRow>
        <TextField name="hvem" label={fields.body} value={typed(props, 'hvem', entry?.body)} />
        <DateField name="dag" label={fields.date} value={typed(props, 'dag', entry?.date)} error={errors['dag']} />
      </FieldRow>
      <Textarea name="v" label={fields.text} rows={6} value={typed(props, 'v', entry?.text)} error={errors['v']} />
    </Small>
  )
}

/** @param paper null: one that was not read, and that nobody may read until somebody says so */
export const PaperForm = (props: ReviewProps & { item: DraftItem; paper: ShownPaper | null }) => {
  const { texts, item, paper, draft, errors, values } = props
  const { fields, papers } = texts
  const isOpen = Object.keys(values).length > 0 ? values['aabent'] === 'ja' : paper !== null && !paper.isClosed
  return (
    <Small
      {...props}
      place={`items.${item.key}.attachments.${paper?.key ?? 'new'}`}
      label={paper ? texts.editOf(paper.title) : papers.add}
      actions={paper && <Button label={papers.remove} variant="warning" name="do" value="remove" />}
    >
      <TextField name="titel" label={fields.title} value={typed(props, 'titel', paper?.title)} width="full" error={errors['titel']} />
      {draft.items.length > 1 && (
        <Select
          name="punkt"
          label={papers.item}
          value={typed(props, 'punkt', item.key)}
          choices={draft.items.map((one) => ({ value: one.key, label: [one.number, one.title].filter(Boolean).join(' '), lang: 'da' }))}
        />
      )}
      <Checkbox
        name="aabent"
        value="ja"
        label={papers.mayBeRead}
        hint={item.closed ? papers.itemClosed : papers.mayBeReadHint}
        checked={isOpen}
      />
    </Small>
  )
}
