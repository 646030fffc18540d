import { Alert } from '#ui/alert/alert.tsx'
import { type ContentsItem, SideContents, WithSide } from '#ui/contents/contents.tsx'
import type { FieldErrors } from '#ui/form/errors.ts'
import { type Choice, Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonLink, ButtonRow, ErrorSummary, FieldRow, Form } from '#ui/form/form.tsx'
import { PageHeading, Section } from '#ui/heading/heading.tsx'
import type { conflictTexts } from './conflict.text.ts'
import { DraftNotice, KeptWriting, reopenStep } from './draft.views.tsx'
import { type CaseFields, ItemFields } from './fields.views.tsx'
import type { ItemValues } from './item-form.ts'
import type { ItemTexts } from './items.text.ts'
import { SectionEditor, type ShownSection } from './section.views.tsx'
import type { WritingTexts } from './writing.text.ts'

export type EditProps = {
  t: ItemTexts
  conflictText: (typeof conflictTexts)['da']
  writing: WritingTexts
  once: string
  path: string
  slug: string
  heading: string
  title: string
  lang: string
  values: ItemValues
  saved: ItemValues
  errors: FieldErrors
  langs: Choice[]
  cases: CaseFields
  sections: ShownSection[]
  captions: Choice[]
  added: { kind: string; caption: string }
  changed: string | null
  /** How many attachments it has. */
  papers: number
  /** The other items of the agenda, this one among them. */
  agenda: ContentsItem[]
  links: {
    /** Where somebody came from: the meeting, or the findings that they answer. */
    back: { href: string; label: string }
    history: string
    papers: string
    item: string
    add: string | null
    correct: string
    previous: string | null
    next: string | null
  }
  notices: { saved: string | null; draft: string | null; agenda: 'sentOut' | 'approved' | null }
  /** Why nothing can be saved as the meeting stands. */
  over: 'cancelled' | 'released' | null
  /** The chair group has said yes to the agenda: only drafts are kept until it is opened again. */
  isApproved: boolean
  hasTyped: boolean
}

/** One item on one screen. */
export const EditPage = (props: EditProps) => {
  const { t, errors, over } = props
  return (
    <WithSide after side={<SideContents title={t.items} items={props.agenda} />}>
      <PageHeading title={props.title} lang={props.lang} kicker={props.heading}>
        {props.changed && <p class="item-changed">{props.changed}</p>}
        <Ways {...props} />
      </PageHeading>
      <ErrorSummary title={t.errors} errors={errors} />
      <Notices {...props} />
      {over && (
        <Alert kind="info" title={t.overTitle}>
          <p>{t.over[over]}</p>
          {props.hasTyped && <p>{t.overKept}</p>}
          {over === 'released' && <ButtonLink label={t.correct} href={props.links.correct} />}
        </Alert>
      )}
      {(!over || props.hasTyped) && (
        <KeptWriting path={props.path} texts={props.writing}>
          <EditForm {...props} />
        </KeptWriting>
      )}
    </WithSide>
  )
}

const Notices = ({ t, notices, once, writing }: EditProps) => (
  <>
    {notices.saved && (
      <Alert kind="success" title={t.saved} announce>
        <p>{notices.saved}</p>
      </Alert>
    )}
    {notices.draft && <DraftNotice texts={writing} when={notices.draft} once={once} />}
    {notices.agenda && (
      <Alert kind="info">
        <p>{t[notices.agenda]}</p>
      </Alert>
    )}
  </>
)

/** The ways on from here; the office script makes each of them a key. */
const Ways = ({ t, links, papers }: EditProps) => (
  <nav class="item-ways" aria-label={t.ways}>
    <a href={links.back.href} data-shortcut="u">
      {links.back.label}
    </a>
    {links.previous && (
      <a href={links.previous} rel="prev" data-shortcut="k">
        {t.previous}
      </a>
    )}
    {links.next && (
      <a href={links.next} rel="next" data-shortcut="j">
        {t.next}
      </a>
    )}
    {links.add && (
      <a href={links.add} data-shortcut="n">
        {t.addItem}
      </a>
    )}
    <a href={links.papers}>{t.papersOf(papers)}</a>
    <a href={links.item}>{t.seeItem}</a>
    <a href={links.history}>{t.history}</a>
  </nav>
)

const EditForm = (props: EditProps) => {
  const { t, errors, sections } = props
  const itemIsClosed = props.values.aabenhed !== 'open'
  return (
    <Form once={props.once} hidden={{ moede: props.slug }} id="punkt">
      {/* First, so that Enter in a field saves everything. */}
      <SaveRow {...props} />
      <Section title={t.facts}>
        <ItemFields t={t} values={props.values} saved={props.saved} errors={errors} langs={props.langs} cases={props.cases} />
      </Section>
      <Section title={t.sections} id="afsnit">
        {sections.length === 0 && <p>{t.noSections}</p>}
        {sections.map((section, index) => (
          <SectionEditor
            t={t}
            conflictText={props.conflictText}
            section={section}
            errors={errors}
            itemIsClosed={itemIsClosed}
            isFirst={index === 0}
            isLast={index === sections.length - 1}
          />
        ))}
      </Section>
      {!props.over && <AddSection {...props} />}
      <Papers {...props} />
      <SaveRow {...props} />
    </Form>
  )
}

const Papers = ({ t, papers, links, over }: EditProps) => (
  <Section title={t.papers} id="bilag">
    <p>{papers === 0 ? t.noPapers : t.paperCount(papers)}</p>
    {(!over || papers > 0) && <ButtonLink label={papers === 0 ? t.addPapers : t.seePapers} href={links.papers} variant="secondary" />}
  </Section>
)

const SaveRow = ({ t, over, isApproved, links }: EditProps) =>
  over ? null : (
    <ButtonRow>
      {/* First also where it is refused: Enter in a field must not undo what the chair group said. */}
      <Button label={t.save} name="do" value="gem" icon="check" variant={isApproved ? 'secondary' : 'primary'} />
      {isApproved && <Button label={t.reopen} name="do" value={reopenStep} />}
      <ButtonLink {...links.back} variant="tertiary" />
    </ButtonRow>
  )

const AddSection = ({ t, captions, added, errors }: EditProps) => (
  <Section title={t.addSection} level={3} id="nyt">
    <FieldRow>
      <Select name="nyt_afsnit" label={t.chooseSection} choices={captions} value={added.kind} error={errors['nyt_afsnit']} />
      <TextField name="ny_overskrift" label={t.ownCaption} hint={t.ownCaptionHint} value={added.caption} error={errors['ny_overskrift']} />
    </FieldRow>
    <ButtonRow>
      <Button label={t.addSection} variant="secondary" icon="plus" name="do" value="tilfoej" />
    </ButtonRow>
  </Section>
)
