import { changePerson, personWithPlaces } from '#modules/council/index.ts'
import { AppError } from '#platform/errors.ts'
import { type Ctx, inTenant, seeOther, today } from '#platform/http/context.ts'
import { type FieldErrors, formOf } from '#platform/http/forms.ts'
import { once } from '#platform/http/once.ts'
import { Textarea, TextField } from '#ui/form/fields.tsx'
import { Button, ErrorSummary, Form } from '#ui/form/form.tsx'
import { PageHeading } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { officePage, onceKey } from '#ui/page/respond.tsx'
import { boardOf, keeping, type Screen, screenOf } from './board.ts'
import { hasErrors, longest, reader, type Typed } from './fields.ts'
import type { FormState } from './fields.views.tsx'

/** Only somebody who is, was or is to be in the body: the list of all people is not the secretary's to go through. */
async function load(c: Ctx) {
  const board = await boardOf(c)
  const id = c.req.param('person') ?? ''
  const person = board.kept.some((each) => each.personId === id) ? await inTenant(c, (tx) => personWithPlaces(tx, id)) : null
  if (!person) throw new AppError(404, 'no such person in this body')
  return { screen: screenOf(c, board), person }
}

type Person = Awaited<ReturnType<typeof load>>['person']

function show(c: Ctx, screen: Screen, person: Person, typed: Typed, errors: FieldErrors) {
  const { text, crumbs, board } = screen
  const title = text.person.title(person.name)
  const wrong = hasErrors(errors)
  const sits = new Set(person.places.filter((place) => place.to === null || place.to > today(c)).map((place) => place.bodyId))
  const names = board.bodies.filter((body) => sits.has(body.id)).map((body) => body.name)
  return officePage(
    c,
    { title, crumbs: [...crumbs, { label: person.name, lang: 'da' }], help: text.person.help, hasErrors: wrong, status: wrong ? 422 : 200 },
    <PersonPage screen={screen} title={title} sits={names} typed={typed} errors={errors} once={onceKey()} />,
  )
}

const PersonPage = ({ screen, title, sits, typed, errors, once }: FormState & { screen: Screen; title: string; sits: string[] }) => {
  const { t, text } = screen
  return (
    <>
      <PageHeading title={title} />
      <ErrorSummary title={t.form.problem} errors={errors} />
      {sits.length > 0 && (
        <p>
          {text.person.sits} <DanishText>{sits.join(', ')}</DanishText>
        </p>
      )}
      <Form once={once}>
        <TextField name="navn" label={text.person.name} value={typed['navn']} error={errors['navn']} required />
        <Textarea
          name="profil"
          label={text.person.profile}
          hint={text.person.profileHint}
          limit={{ characters: longest.profile, text: text.person.profileLimit }}
          value={typed['profil']}
          error={errors['profil']}
        />
        <Button label={text.person.save} />
      </Form>
    </>
  )
}

export async function personForm(c: Ctx) {
  const { screen, person } = await load(c)
  return show(c, screen, person, c.get('kept') ?? { navn: person.name, profil: person.profile }, {})
}

export async function savePerson(c: Ctx) {
  const { screen, person } = await load(c)
  const typed = formOf(c).values
  const errors: FieldErrors = {}
  const { written, wrong } = reader(typed, screen.text, errors)
  const given = { name: written('navn', longest.name).replace(/\s+/g, ' '), profile: written('profil', longest.profile) }
  if (given.name === '') wrong('navn', c.get('t').form.required)
  if (hasErrors(errors)) return show(c, screen, person, typed, errors)
  const { location } = await once(c, async (tx) => {
    await changePerson(tx, keeping(c), person.id, given)
    return { location: screen.root }
  })
  return seeOther(c, location)
}
