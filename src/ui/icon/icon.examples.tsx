import type { Examples } from '../example.ts'
import { Icon } from './icon.tsx'
import { iconNames } from './names.ts'

export const iconExamples: Examples = {
  'all of them': () => (
    <p>
      {iconNames.map((name) => (
        <Icon name={name} />
      ))}
    </p>
  ),
}
