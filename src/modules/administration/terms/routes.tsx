import { Hono } from 'hono'
import type { MailDeps } from '#modules/accounts/index.ts'
import { allow } from '#platform/http/allow.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { office } from '#platform/http/office.ts'
import { freshProof } from '#platform/http/proof.ts'
import { uuid } from '#platform/ids.ts'
import { appointForm, sendAppointments } from './appoint.tsx'
import { base } from './board.ts'
import { invitePage, sendInvites } from './invite.tsx'
import { historyPage, termsPage } from './list.routes.tsx'
import { changeMember, memberPage } from './member.routes.tsx'
import { oneForm, sendOne } from './one.tsx'
import { personForm, savePerson } from './person.tsx'
import { saveSeats, seatsForm } from './seats-form.tsx'
import { changeTermPage, type TermDeps, termPage } from './term.routes.tsx'
import { createTermForm, editTermForm, newTermForm, saveTermForm } from './term-form.tsx'

const staff = ['secretary', 'administrator'] as const
const one = `${base}/:id{${uuid}}`
const member = `${base}/medlemmer/:member{${uuid}}`
const person = `${base}/personer/:person{${uuid}}`

/** Who sits in a body: its terms, seats and members, for the body's secretary and the administrator. */
export const termRoutes = (deps: MailDeps & TermDeps) =>
  new Hono<AppEnv>()
    .get(base, allow(...staff), office, termsPage)
    .get(`${base}/historik`, allow(...staff), office, historyPage)
    .get(`${base}/ny`, allow(...staff), office, newTermForm)
    .post(`${base}/ny`, allow(...staff), office, createTermForm)
    .get(one, allow(...staff), office, (c) => termPage(c, deps))
    .post(one, allow(...staff), office, (c) => changeTermPage(c, deps))
    .get(`${one}/ret`, allow(...staff), office, editTermForm)
    .post(`${one}/ret`, allow(...staff), office, saveTermForm)
    .get(`${one}/pladser`, allow(...staff), office, seatsForm)
    .post(`${one}/pladser`, allow(...staff), office, saveSeats)
    .get(`${one}/udpeg`, allow(...staff), office, appointForm)
    .post(`${one}/udpeg`, allow(...staff), office, sendAppointments)
    .get(`${base}/medlemmer/ny`, allow(...staff), office, oneForm)
    .post(`${base}/medlemmer/ny`, allow(...staff), office, sendOne)
    .get(`${base}/medlemmer/inviter`, allow(...staff), office, (c) => invitePage(c, deps))
    .post(`${base}/medlemmer/inviter`, allow(...staff), freshProof, office, (c) => sendInvites(c, deps))
    .get(member, allow(...staff), office, (c) => memberPage(c, deps))
    .post(member, allow(...staff), office, (c) => changeMember(c, deps))
    .get(person, allow(...staff), office, personForm)
    .post(person, allow(...staff), office, savePerson)
