import type { Texts } from '#texts/index.ts'
import { PaperLinks } from '#ui/paper-links/paper-links.tsx'
import type { ItemModel, MeetingModel } from '../model.ts'

type Local = { t: Texts; href: (path: string) => string }

type Props = {
  local: Local
  meeting: MeetingModel
  slug: string
  /** The reader takes part, and may have everything in one file. */
  hasPack: boolean
}

/** Where a meeting is to be had as a document: what there is of it, in each form. */
export const MeetingPapers = ({ local: { t, href }, meeting, slug, hasPack }: Props) => {
  if (meeting.items.length === 0) return null
  const kinds = meeting.minutes === 'none' ? (['agenda'] as const) : (['minutes', 'agenda'] as const)
  const stems = { agenda: 'dagsorden', minutes: 'referat' }
  const link = (kind: 'agenda' | 'minutes', ending: 'pdf' | 'docx') => ({
    href: href(`/moeder/${slug}/${stems[kind]}.${ending}`),
    label: t.papers.as(t.papers[kind], t.papers.formats[ending]),
  })
  const links = [
    ...(hasPack
      ? [
          {
            href: href(`/moeder/${slug}/mappe.pdf`),
            label: t.papers.as(t.papers.pack, t.papers.formats.pdf),
            description: t.papers.packLead,
          },
        ]
      : []),
    ...kinds.flatMap((kind) => [link(kind, 'pdf'), link(kind, 'docx')]),
    { href: href(`/moeder/${slug}/${stems[kinds[0]]}-arkiv.pdf`), label: t.papers.archive(t.papers[kinds[0]]) },
  ]
  return <PaperLinks label={t.papers.title} links={links} />
}

/** Minutes that are still written, for those who prepare them. */
export const DraftPapers = ({ local: { t, href }, slug }: { local: Local; slug: string }) => (
  <PaperLinks
    label={t.papers.title}
    links={(['pdf', 'docx'] as const).map((ending) => ({
      href: href(`/moeder/${slug}/referat-udkast.${ending}`),
      label: t.papers.as(t.papers.draftMinutes, t.papers.formats[ending]),
    }))}
  />
)

export const ItemPapers = ({ local: { t, href }, item }: { local: Local; item: ItemModel }) => (
  <PaperLinks
    label={t.papers.title}
    links={(['pdf', 'docx'] as const).map((ending) => ({
      href: href(`/punkt/${item.shortId}.${ending}`),
      label: t.papers.as(t.papers.item, t.papers.formats[ending]),
    }))}
  />
)
