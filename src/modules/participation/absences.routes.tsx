import { membersOn, settingValuesOfBodies } from '#modules/council/index.ts'
import { comingTo, type MeetingOverview, reasonsFor, recordApology, refuseApology, takeBackApology } from '#modules/meetings/index.ts'
import { recordRead } from '#platform/audit/audit.ts'
import { dayOf } from '#platform/clock.ts'
import type { Tx } from '#platform/db/db.ts'
import { type Ctx, inTenant, localPath, seeOther } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { isOfficeLang, officeText } from '#platform/http/office.ts'
import { once } from '#platform/http/once.ts'
import { shortDate, timeOfDay } from '#platform/i18n/dates.ts'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { absenceTexts } from './absences.text.ts'
import { AbsencesPage } from './absences.views.tsx'
import { actingOf, nameOf, nowOf, timeOf } from './acting.ts'
import { most } from './limits.ts'

type Given = { person?: string; reason?: string; errors?: FieldErrors; refusal?: 'over' | 'notInvited' }

const pathOf = (meeting: MeetingOverview) => `/moeder/${meeting.slug}/afbud`

/** Everybody's apologies, to the secretariat of the host. Reading why somebody stays away is noted. */
export async function absencesPage(c: Ctx, meeting: MeetingOverview, given: Given = {}) {
  if (!isOfficeLang(c.get('lang'))) return c.redirect(`${localPath('da', pathOf(meeting))}?alle=ja`, 303)
  const texts = officeText(c, absenceTexts)
  const found = await inTenant(c, (tx) => readAbsences(tx, c, meeting))
  const errors = given.errors ?? {}
  const hasErrors = Object.keys(errors).length > 0
  const isOver = refuseApology({ state: meeting.stand.meeting, startsAt: meeting.startsAt }, nowOf(c)) !== null
  const away = new Set(found.coming.apologies.flatMap(({ personId }) => personId ?? []))
  return officePage(
    c,
    {
      title: texts.title,
      status: hasErrors || given.refusal ? 422 : 200,
      hasErrors,
      help: texts.help,
      crumbs: [
        { label: nameOf(meeting), href: localPath(c.get('lang'), `/moeder/${meeting.slug}/arbejde`), lang: 'da' },
        { label: texts.title },
      ],
    },
    <AbsencesPage
      t={c.get('t')}
      texts={texts}
      action={localPath(c.get('lang'), pathOf(meeting))}
      once={onceKey}
      meeting={{ name: nameOf(meeting), when: timeOf(c, meeting) }}
      workspaceHref={localPath(c.get('lang'), `/moeder/${meeting.slug}/arbejde`)}
      forecast={found.coming.forecast}
      rows={found.coming.apologies.map(({ personId, name, receivedAt }) => ({
        personId,
        name,
        received: `${shortDate(c.get('lang'), receivedAt, meeting.timeZone)} ${timeOfDay(c.get('lang'), receivedAt, meeting.timeZone)}`,
        reason: found.reasons.get(personId ?? name) ?? '',
        standIns: found.coming.standIns.filter((one) => one.insteadOf === name).map((one) => one.name),
      }))}
      people={found.members
        .filter((member) => !away.has(member.personId))
        .map(({ personId, name }) => ({ value: personId, label: name, lang: 'da' }))}
      isOver={isOver}
      refusal={given.refusal ?? null}
      person={given.person ?? c.get('kept')?.['person'] ?? ''}
      reason={given.reason ?? c.get('kept')?.['reason'] ?? ''}
      errors={errors}
    />,
  )
}

async function readAbsences(tx: Tx, c: Ctx, meeting: MeetingOverview) {
  const bodyIds = meeting.bodies.map((body) => body.id)
  const day = dayOf(meeting.startsAt, meeting.timeZone)
  const settings = await settingValuesOfBodies(tx, ['quorum'], bodyIds, day)
  const coming = (await comingTo(tx, [{ id: meeting.id, bodyIds }], (bodyId) => settings.get(bodyId)?.quorum ?? null, day)).get(meeting.id)
  const reasons = await reasonsFor(tx, meeting.id)
  if (reasons.length > 0) await recordRead(tx, c.get('municipality').id, actingOf(c).actor, `meeting/${meeting.id}`, 'reasons of apologies')
  const members = new Map<string, { personId: string; name: string }>()
  for (const bodyId of bodyIds) for (const member of await membersOn(tx, bodyId, day)) members.set(member.personId, member)
  return {
    coming: coming ?? { forecast: { coming: 0, of: 0, needed: null, atRisk: false }, apologies: [], standIns: [] },
    reasons: new Map(reasons.map(({ personId, name, reason }) => [personId ?? name, reason])),
    members: [...members.values()].sort((a, b) => a.name.localeCompare(b.name, 'da')),
  }
}

/** Writes down, or removes, somebody's apology for them. */
export async function changeAbsences(c: Ctx, meeting: MeetingOverview) {
  const { values } = formOf(c)
  const texts = officeText(c, absenceTexts)
  const person = values['person'] ?? ''
  const reason = (values['reason'] ?? '').trim()
  const removes = values['do'] === 'remove'
  const found = await inTenant(c, (tx) => readAbsences(tx, c, meeting))
  const name = nameIn(found, person)
  // Somebody who has left the council since may still be on the list.
  const isKnown = name !== null || (removes && found.coming.apologies.some(({ personId }) => personId === person))
  const errors: FieldErrors = {
    ...(isKnown ? {} : { person: texts.missing }),
    ...(reason.length > most.reason ? { reason: texts.tooLong(most.reason) } : {}),
  }
  if (Object.keys(errors).length > 0) return absencesPage(c, meeting, { person, reason, errors })
  const result = await once<'over' | 'notInvited'>(c, async (tx) => {
    const done = removes
      ? await takeBackApology(tx, actingOf(c), meeting.id, person)
      : await recordApology(tx, actingOf(c), meeting.id, { personId: person, name: name ?? '' }, reason)
    if ('refusal' in done) return { refusal: done.refusal === 'notInvited' ? 'notInvited' : 'over' }
    return { location: `${pathOf(meeting)}?alle=ja` }
  })
  return 'location' in result ? seeOther(c, result.location) : absencesPage(c, meeting, { person, reason, refusal: result.refusal })
}

const nameIn = ({ members }: { members: { personId: string; name: string }[] }, personId: string) =>
  members.find((member) => member.personId === personId)?.name ?? null
