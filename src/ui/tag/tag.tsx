import type { WithChildren } from '../context.ts'
import { Icon } from '../icon/icon.tsx'
import type { IconName } from '../icon/names.ts'

/** `closed`: not open to the public. `pending`: not yet approved. */
export type TagKind = 'neutral' | 'draft' | 'pending' | 'approved' | 'closed' | 'cancelled' | 'new'

const icons: Partial<Record<TagKind, IconName>> = {
  draft: 'edit',
  pending: 'hourglass',
  approved: 'check',
  closed: 'lock',
  cancelled: 'close',
}

/** A state in a word. The word and the icon carry the meaning; the colour only helps. */
export const Tag = ({ kind = 'neutral', text }: { kind?: TagKind | undefined; text: string }) => {
  const icon = icons[kind]
  return (
    <span class={`state-tag state-${kind}`}>
      {icon && <Icon name={icon} />}
      <span>{text}</span>
    </span>
  )
}

export const TagRow = ({ children }: WithChildren) => <div class="tag-row">{children}</div>
