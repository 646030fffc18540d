import { Hono } from 'hono'
import { allPeople } from '#modules/council/index.ts'
import { allow } from '#platform/http/allow.ts'
import { type AppEnv, type Ctx, inTenant, localPath, type Middleware } from '#platform/http/context.ts'
import { office, officeText } from '#platform/http/office.ts'
import { uuid } from '#platform/ids.ts'
import type { Holding } from '#platform/personal/holding.ts'
import { plainLine } from '#platform/text/plain.ts'
import { officePage } from '#ui/page/respond.tsx'
import { answerJson, answerZip } from './insight.document.tsx'
import { insightOf } from './insight.ts'
import { InsightPage, PeoplePage } from './people.views.tsx'
import { privacyTexts } from './privacy.text.ts'
import { requirePrivacy, requireSubject } from './shared.ts'

export const onePerson = `/personer/:id{${uuid}}`
const mostPeople = 200

/** Everybody who is known by name, and all that is kept about each. @param prove whoever takes it out shows first who they are */
export const peopleRoutes = (holdings: readonly Holding[], prove: Middleware) =>
  new Hono<AppEnv>()
    .get('/personer', allow('administrator'), office, peoplePage)
    .get(`${onePerson}/indsigt`, allow('administrator'), office, prove, (c) => insightPage(c, holdings))
    .get(`${onePerson}/indsigt.json`, allow('administrator'), prove, async (c) => answerJson(c, await insight(c, holdings)))
    .get(`${onePerson}/indsigt.zip`, allow('administrator'), prove, (c) => insightZip(c, holdings))

async function peoplePage(c: Ctx) {
  requirePrivacy(c)
  const text = officeText(c, privacyTexts).people
  const words = plainLine(c.req.query('q') ?? '').slice(0, 200)
  const found = await inTenant(c, (tx) => allPeople(tx, words, mostPeople + 1))
  const view = (
    <PeoplePage
      text={text}
      href={(path) => localPath(c.get('lang'), path)}
      people={found.slice(0, mostPeople)}
      cutAt={found.length > mostPeople ? mostPeople : null}
      words={words}
    />
  )
  return officePage(c, { title: text.title, crumbs: [{ label: text.title }], help: text.help }, view)
}

const insight = async (c: Ctx, holdings: readonly Holding[]) => {
  requirePrivacy(c)
  const subject = await requireSubject(c, holdings)
  return {
    subject,
    ...(await inTenant(c, async (tx) => ({
      parts: await insightOf(tx, holdings, subject, 'other'),
      alike: await allPeople(tx, subject.name, mostPeople),
    }))),
  }
}

async function insightPage(c: Ctx, holdings: readonly Holding[]) {
  const { subject, parts, alike } = await insight(c, holdings)
  const texts = officeText(c, privacyTexts)
  const title = texts.insight.title(subject.name)
  const others = alike.filter(({ id, name }) => id !== subject.personId && name.toLowerCase() === subject.name.toLowerCase()).length
  const fileOf = (ending: string) => localPath(c.get('lang'), `/personer/${subject.personId}/indsigt.${ending}`)
  const view = (
    <InsightPage
      t={c.get('t')}
      text={texts.insight}
      lang={c.get('lang')}
      timeZone={c.get('municipality').timeZone}
      title={title}
      namesakes={others}
      parts={parts}
      zipHref={fileOf('zip')}
      jsonHref={fileOf('json')}
    />
  )
  const crumbs = [{ label: texts.people.title, href: localPath(c.get('lang'), '/personer') }, { label: title }]
  return officePage(c, { title, crumbs, help: texts.insight.help }, view)
}

async function insightZip(c: Ctx, holdings: readonly Holding[]) {
  const given = await insight(c, holdings)
  return answerZip(c, officeText(c, privacyTexts).insight.title(given.subject.name), given)
}
