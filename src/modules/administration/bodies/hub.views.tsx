import { Alert } from '#ui/alert/alert.tsx'
import { Button, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { type HubCard, HubParts } from '../settings/hub.views.tsx'
import type { BodiesText } from './bodies.text.ts'

type Props = {
  t: BodiesText
  name: string
  kind: string
  once: string
  action: string
  notice: string | null
  /** Nothing of the agenda is set, neither here nor for all. */
  isBare: boolean
  publicHref: string | null
  /** What somebody else has to be asked for. */
  elsewhere: string | null
  parts: { title: string; cards: HubCard[] }[]
}

export const BodyHubPage = ({ t, name, kind, once, action, notice, isBare, publicHref, elsewhere, parts }: Props) => (
  <>
    <PageHeading title={name} lang="da" kicker={kind} lead={t.hub.lead}>
      {publicHref && (
        <p>
          <a href={publicHref}>{t.hub.publicPage}</a>
        </p>
      )}
    </PageHeading>
    {notice && (
      <Alert kind="success" announce>
        <p>{notice}</p>
      </Alert>
    )}
    {isBare && (
      <Alert kind="info" title={t.hub.startTitle}>
        <p>{t.hub.startText}</p>
        <Form action={action} once={once} hidden={{ do: 'suggest' }} label={t.hub.start}>
          <Button label={t.hub.start} />
        </Form>
      </Alert>
    )}
    <HubParts parts={parts} />
    {elsewhere && <p>{elsewhere}</p>}
  </>
)
