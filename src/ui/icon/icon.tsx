import { usePage } from '../context.ts'
import type { IconName } from './names.ts'

/** Icons that point along the line of reading, and so turn around in right-to-left pages. */
const directional = new Set<IconName>(['arrow-back', 'arrow-forward', 'chevron-left', 'chevron-right', 'send'])

/** A decorative icon: the words beside it carry the meaning. */
export const Icon = ({ name }: { name: IconName }) => {
  const { assets } = usePage()
  return (
    <svg class={directional.has(name) ? 'icon-svg icon-mirror' : 'icon-svg'} aria-hidden="true" focusable="false">
      <use href={`${assets('icons.svg')}#${name}`} />
    </svg>
  )
}
