import { type Examples, hostile, longWord } from '../example.ts'
import { Help } from './help.tsx'

export const helpExamples: Examples = {
  folded: () => <Help summary="Hjælp til siden" text={['Her bygger du dagsordenen.', 'Punkterne får numre, når mødet bliver indkaldt.']} />,
  hostile: () => <Help summary={longWord} text={[hostile]} />,
}
