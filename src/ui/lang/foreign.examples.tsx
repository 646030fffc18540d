import { arabic, type Examples, hostile } from '../example.ts'
import { DanishText, Foreign } from './foreign.tsx'

export const foreignExamples: Examples = {
  'in a sentence': () => (
    <p>
      På arabisk: <Foreign lang="ar">{arabic}</Foreign>.
    </p>
  ),
  paragraph: () => (
    <Foreign lang="ar" as="p">
      {arabic} (<DanishText>Integrationsrådet.</DanishText>)
    </Foreign>
  ),
  hostile: () => (
    <p>
      <Foreign lang="tr">{hostile}</Foreign>
    </p>
  ),
}
