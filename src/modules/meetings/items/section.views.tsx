import { Alert } from '#ui/alert/alert.tsx'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow } from '#ui/form/form.tsx'
import { Heading } from '#ui/heading/heading.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { conflictTexts } from './conflict.text.ts'
import { TextOrConflict } from './conflict.views.tsx'
import { most, type SectionForm, sectionNames } from './item-form.ts'
import type { ItemTexts } from './items.text.ts'
import { conflictFields } from './settled.ts'
import type { ShownConflict } from './shown-conflict.ts'

export type ShownSection = SectionForm & {
  lang: string
  /** "Sidst ændret af …", when anybody has changed it. */
  changed: string | null
  conflict: ShownConflict | null
  /** The writer asked to remove it and has not confirmed. */
  isLeaving: boolean
}

type SectionProps = {
  t: ItemTexts
  conflictText: (typeof conflictTexts)['da']
  section: ShownSection
  errors: FieldErrors
  itemIsClosed: boolean
  isFirst: boolean
  isLast: boolean
}

/** One section on the screen of an item: its text, and folded away what is seldom changed. */
export const SectionEditor = (props: SectionProps) => {
  const { t, section, errors, itemIsClosed } = props
  const names = sectionNames(section.id)
  const foldIsOpen = Boolean(errors[names.caption]) || section.caption === ''
  return (
    <section class="item-section" id={`afsnit-${section.id}`}>
      <div class="item-section-head">
        <Heading level={3}>
          <Foreign lang={section.lang}>{section.caption}</Foreign>
        </Heading>
        {(itemIsClosed || section.isClosed) && <Tag kind="closed" text={t.closed} />}
        {section.changed && <p class="item-changed">{section.changed}</p>}
      </div>
      <input type="hidden" name={names.base} value={String(section.base)} />
      <input type="hidden" name={names.began} value={section.began} />
      <input type="hidden" name={names.kind} value={section.kind} />
      {section.isLeaving && <ReallyRemove t={t} section={section} />}
      <TextOrConflict
        t={props.conflictText}
        name={names.text}
        label={t.text(section.caption)}
        value={section.text}
        conflict={section.conflict}
        error={errors[names.text]}
        choiceError={errors[conflictFields(names.text).choice]}
        rows={10}
        isLabelHidden
        lang={section.lang}
      />
      <Details summary={t.sectionMore} open={foldIsOpen}>
        <TextField
          name={names.caption}
          label={t.caption}
          hint={t.captionHint(most.overskrift)}
          value={section.caption}
          error={errors[names.caption]}
          width="full"
        />
        <Checkbox
          name={names.closed}
          value="ja"
          label={t.sectionClosed}
          hint={itemIsClosed ? t.sectionInClosed : t.sectionClosedHint}
          checked={section.isClosed}
        />
        <Moves {...props} />
      </Details>
      <ButtonRow>
        <Button
          label={t.saveSection}
          variant="secondary"
          name="do"
          value={`gem:${section.id}`}
          description={t.ofSection(t.saveSection, section.caption)}
        />
      </ButtonRow>
    </section>
  )
}

const Moves = ({ t, section, isFirst, isLast }: SectionProps) => {
  const button = (label: string, icon: 'arrow-upward' | 'arrow-downward' | 'delete', step: string) => (
    <Button
      label={label}
      icon={icon}
      variant="tertiary"
      name="do"
      value={`${step}:${section.id}`}
      description={t.ofSection(label, section.caption)}
    />
  )
  return (
    <ButtonRow>
      {!isFirst && button(t.up, 'arrow-upward', 'op')}
      {!isLast && button(t.down, 'arrow-downward', 'ned')}
      {button(t.remove, 'delete', 'fjern')}
    </ButtonRow>
  )
}

const ReallyRemove = ({ t, section }: { t: ItemTexts; section: ShownSection }) => (
  <Alert kind="warning" title={t.reallyRemove(section.caption)} announce>
    <p>{t.reallyRemoveText}</p>
    <Button label={t.removeYes} variant="warning" icon="delete" name="do" value={`fjern-ja:${section.id}`} />
  </Alert>
)
