import { arabic, type Examples, hostile, longWord } from '../example.ts'
import { Alert } from './alert.tsx'

export const alertExamples: Examples = {
  info: () => (
    <Alert kind="info" title="Referatet er ikke godkendt endnu">
      <p>Det bliver behandlet på næste møde.</p>
    </Alert>
  ),
  success: () => <Alert kind="success" title="Din indstilling er sendt" announce />,
  warning: () => (
    <Alert kind="warning" title="Mødet er aflyst">
      <p>For få medlemmer kan komme. Et nyt møde bliver indkaldt.</p>
    </Alert>
  ),
  error: () => (
    <Alert kind="error" title="Teksten blev ikke gemt" announce>
      <p>Forbindelsen forsvandt. Det, du har skrevet, står her endnu.</p>
    </Alert>
  ),
  'without title': () => (
    <Alert kind="info">
      <p>Punktet er lukket for offentligheden.</p>
    </Alert>
  ),
  hostile: () => (
    <Alert kind="warning" title={hostile}>
      <p>{hostile}</p>
      <p>{arabic}</p>
      <p>{longWord}</p>
    </Alert>
  ),
}
