import type { Child } from '#ui/context.ts'
import { Checkbox, RadioGroup } from '#ui/form/choices.tsx'
import { formError } from '#ui/form/errors.ts'
import { DateField, Select, Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { isInItem } from '../draft/changes.ts'
import type { DraftItem } from '../draft/draft.ts'
import { paragraphsOf } from '../draft/draft.ts'
import { documentKinds } from '../parse/types.ts'
import { onPage } from './paging.ts'
import { anchorOf, type ReviewProps } from './props.ts'

/** What stands in a field: what was just typed, else what the draft says. */
export const typed = ({ values }: ReviewProps, field: string, now: string | null | undefined) => values[field] ?? now ?? ''

/** The small form that opens in place. Which place it is about, and what its sender had seen, come back with it. */
export const Small = (props: ReviewProps & { place: string; label: string; children: Child; actions?: Child }) => (
  <div class="edit-here" id="ret">
    <Form
      once={props.once()}
      hidden={{ ret: props.place, set: String(props.seq) }}
      action={`${props.href(`/import/${props.id}`)}?ret=${encodeURIComponent(props.place)}`}
      label={props.label}
    >
      {props.errors[formError] && <p class="form-error-message">{props.errors[formError]}</p>}
      {props.children}
      <ButtonRow>
        <Button label={props.texts.save} name="do" value="edit" />
        {props.actions}
        <ButtonLink
          label={props.texts.cancel}
          href={`${props.href(`/import/${props.id}`)}${onPage(props.paging.current)}#${anchorOf(props.place)}`}
          variant="tertiary"
        />
      </ButtonRow>
    </Form>
  </div>
)

export type Fact = 'title' | 'kind' | 'body' | 'date' | 'time' | 'endTime' | 'place'

export const FactForm = (props: ReviewProps & { field: Fact }) => {
  const { texts, draft, field, bodies, errors, t } = props
  const label = texts.fields[field]
  const value = typed(props, 'v', draft[field])
  const error = errors['v']
  return (
    <Small {...props} place={field} label={texts.editOf(label)}>
      {field === 'kind' ? (
        <Select
          name="v"
          label={label}
          value={value}
          choices={documentKinds.map((kind) => ({ value: kind, label: t.documents.kinds[kind] }))}
        />
      ) : field === 'body' ? (
        <>
          <Select
            name="v"
            label={label}
            value={bodies.find((name) => name.toLowerCase() === value.toLowerCase()) ?? ''}
            empty="–"
            choices={bodies.map((name) => ({ value: name, label: name, lang: 'da' }))}
            error={error}
          />
          <TextField
            name="ny"
            label={texts.fields.newBody}
            hint={texts.fields.newBodyHint}
            value={typed(props, 'ny', bodies.some((name) => name.toLowerCase() === value.toLowerCase()) ? '' : value)}
          />
        </>
      ) : field === 'date' ? (
        <DateField name="v" label={label} value={value} error={error} />
      ) : (
        <TextField
          name="v"
          label={label}
          value={field === 'time' || field === 'endTime' ? value.replace(':', '.') : value}
          hint={field === 'time' || field === 'endTime' ? texts.timeHint : undefined}
          width={field === 'time' || field === 'endTime' ? 'short' : 'full'}
          error={error}
        />
      )}
    </Small>
  )
}

export const HeadForm = (props: ReviewProps & { item: DraftItem; isFirst: boolean }) => {
  const { texts, item, errors, values, isFirst } = props
  const { fields } = texts
  const isTyped = Object.keys(values).length > 0
  return (
    <Small
      {...props}
      place={`items.${item.key}`}
      label={texts.editOf(item.title ?? '')}
      actions={
        <>
          {!isFirst && <Button label={texts.items.merge} variant="secondary" name="do" value="merge" />}
          <Button label={texts.items.remove} variant="warning" name="do" value="remove" />
        </>
      }
    >
      <FieldRow>
        <TextField name="nummer" label={fields.number} value={typed(props, 'nummer', item.number)} width="short" />
        <TextField name="sag" label={fields.caseNumber} value={typed(props, 'sag', item.caseNumber)} width="normal" />
      </FieldRow>
      <TextField name="titel" label={fields.itemTitle} value={typed(props, 'titel', item.title)} width="full" error={errors['titel']} />
      <Checkbox
        name="lukket"
        value="ja"
        label={fields.closed}
        hint={fields.closedHint}
        checked={isTyped ? values['lukket'] === 'ja' : item.closed}
      />
    </Small>
  )
}

export const NewItemForm = (props: ReviewProps & { after: DraftItem | null }) => {
  const { texts, after, values, errors } = props
  const label = after ? texts.items.addAfter(after.title ?? '') : texts.items.add
  return (
    <Small {...props} place={after ? `items.${after.key}.after` : 'items.first'} label={label}>
      <TextField
        name="titel"
        label={texts.fields.itemTitle}
        hint={texts.items.closedAtFirst}
        value={values['titel']}
        width="full"
        error={errors['titel']}
      />
    </Small>
  )
}

/** A text with its caption, if it may have one. */
export const TextForm = (
  props: ReviewProps & { place: string; label: string; caption?: string | null; text: string | null; actions?: Child },
) => (
  <Small {...props} label={props.texts.editOf(props.label)}>
    {props.caption !== undefined && (
      <TextField name="overskrift" label={props.texts.fields.caption} value={typed(props, 'overskrift', props.caption)} width="full" />
    )}
    <Textarea name="v" label={props.label} rows={8} value={typed(props, 'v', props.text)} error={props.errors['v']} />
  </Small>
)

const longestChoice = 90

export const SplitForm = (props: ReviewProps & { item: DraftItem }) => {
  const { texts, item, values, errors } = props
  const choices = item.sections.flatMap((section) =>
    paragraphsOf(section).map((text, i) => ({ value: `${section.key}/${i}`, label: text.slice(0, longestChoice), lang: 'da' })),
  )
  return (
    <Small {...props} place={`items.${item.key}.split`} label={texts.items.split}>
      <Select name="v" label={texts.items.splitAt} empty="–" value={values['v']} choices={choices} error={errors['v']} />
    </Small>
  )
}

export const LineForm = (props: ReviewProps & { line: number; text: string }) => {
  const { texts, draft, values, errors, line, text } = props
  const { choices } = texts.place
  const offered = (Object.keys(choices) as (keyof typeof choices)[]).filter((to) => draft.items.length > 0 || !isInItem(to))
  return (
    <Small {...props} place={`unplaced.${line}`} label={texts.editOf(text)}>
      <RadioGroup
        name="til"
        label={texts.place.to}
        value={values['til']}
        choices={offered.map((to) => ({ value: to, label: choices[to] }))}
        error={errors['til']}
      />
      {draft.items.length > 0 && (
        <Select
          name="punkt"
          label={texts.place.item}
          empty={texts.place.choose}
          value={values['punkt']}
          choices={draft.items.map((item) => ({ value: item.key, label: [item.number, item.title].filter(Boolean).join(' '), lang: 'da' }))}
          error={errors['punkt']}
        />
      )}
    </Small>
  )
}
