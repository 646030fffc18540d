import { TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
import { Section } from '#ui/heading/heading.tsx'
import { DanishText } from '#ui/lang/foreign.tsx'
import { Tag, TagRow } from '#ui/tag/tag.tsx'
import { Small, typed } from './forms.views.tsx'
import { EditLink, Marked, Marks, openAt } from './marks.views.tsx'
import { anchorOf, type ReviewProps } from './props.ts'

type List = 'attendees' | 'absent'
type Person = { key: string; name: string; role?: string | null; party?: string | null; reason?: string | null }

/** Who came, or who did not, each with the member that the name is tied to. */
export const People = (props: ReviewProps & { list: List }) => {
  const { texts, draft, list, editing, state, href, id } = props
  const people: Person[] = draft[list]
  const add = `${list}.new`
  const isNobodyKnown = people.length > 0 && people.every(({ name }) => !props.people.get(name)?.isAmongMembers)
  return (
    <Section title={texts.fields[list]} level={3} id={anchorOf(list)}>
      <Marks texts={texts} doubts={openAt(props, list)} />
      {people.length === 0 && <p>{texts.nothing}</p>}
      {isNobodyKnown && <p class="form-hint">{texts.people.nobodyKnown}</p>}
      <ul class="import-people">
        {people.map((person) => (
          <PersonRow {...props} person={person} />
        ))}
      </ul>
      {state === 'draft' &&
        (editing === add ? (
          <PersonForm {...props} person={null} />
        ) : (
          <a class="edit-link" href={`${href(`/import/${id}`)}?ret=${add}#ret`}>
            {list === 'absent' ? texts.people.addAway : texts.people.addPresent}
          </a>
        ))}
    </Section>
  )
}

const PersonRow = (props: ReviewProps & { list: List; person: Person }) => {
  const { list, person, parsed, editing, state } = props
  const place = `${list}.${person.key}`
  const isOpen = state === 'draft' && editing === place
  const at = /^p(\d+)$/.exec(person.key)?.[1]
  const read = at === undefined ? undefined : parsed[list][Number(at)]?.name
  const more = [person.role, person.party, person.reason].filter(Boolean).join(', ')
  return (
    <li id={anchorOf(place)}>
      <Marked {...props} place={place} value={person.name} read={read} /> {more && <DanishText as="span">({more})</DanishText>}{' '}
      {state === 'draft' && !isOpen && <EditLink {...props} place={place} what={person.name} />}
      {isOpen ? <PersonForm {...props} /> : <WhoItIs {...props} name={person.name} />}
      {state === 'draft' &&
        props.people.get(person.name)?.maybe.map((member) => <Question {...props} name={person.name} member={member} />)}
    </li>
  )
}

/** The member that a name is tied to, or that it is tied to nobody. */
const WhoItIs = ({ texts, people, name }: ReviewProps & { name: string }) => {
  const match = people.get(name)
  const words = texts.people
  if (!match || (match.personId === null && !match.isAmongMembers)) return null
  const says = match.bySomebody ? words.memberSaid : words.member
  return (
    <>
      <TagRow>
        {match.personId === null ? (
          <Tag kind={match.maybe.length > 0 ? 'pending' : 'neutral'} text={match.maybe.length > 0 ? words.unanswered : words.guest} />
        ) : (
          <Tag kind="approved" text={match.member === null ? words.notMemberThen : says(match.member)} />
        )}
      </TagRow>
      {match.beside.map((member) => (
        <span class="form-hint">{words.beside(name, member)}</span>
      ))}
    </>
  )
}

/** Nobody is ever taken for somebody else by the house itself. */
const Question = (props: ReviewProps & { name: string; member: { personId: string; name: string } }) => {
  const { texts, name, member, once, seq } = props
  const words = texts.people
  return (
    <div class="edit-here">
      <Form
        once={once()}
        hidden={{ do: 'edit', ret: `people.${name}`, set: String(seq), navn: name, person: member.personId }}
        label={words.same(name, member.name)}
      >
        <p>
          <b>{words.same(name, member.name)}</b>
        </p>
        <ul>
          <li>{words.ifYes(member.name)}</li>
          <li>{words.ifNo(name, member.name)}</li>
          <li>{words.ifNothing}</li>
        </ul>
        <ButtonRow>
          <Button label={words.yes} description={words.yesOf(name, member.name)} variant="secondary" name="svar" value="ja" />
          <Button label={words.no} description={words.noOf(name, member.name)} variant="secondary" name="svar" value="nej" />
        </ButtonRow>
      </Form>
    </div>
  )
}

const PersonForm = (props: ReviewProps & { list: List; person: Person | null }) => {
  const { texts, list, person, errors } = props
  const { fields, people } = texts
  return (
    <Small
      {...props}
      place={`${list}.${person?.key ?? 'new'}`}
      label={person ? texts.editOf(person.name) : list === 'absent' ? people.addAway : people.addPresent}
      actions={person && <Button label={people.removed} variant="warning" name="do" value="remove" />}
    >
      {person && <WhoItIs {...props} name={person.name} />}
      <TextField
        name="navn"
        label={fields.name}
        hint={people.nameHint}
        value={typed(props, 'navn', person?.name)}
        width="full"
        error={errors['navn']}
      />
      {list === 'absent' ? (
        <TextField name="grund" label={fields.reason} value={typed(props, 'grund', person?.reason)} width="full" />
      ) : (
        <FieldRow>
          <TextField name="rolle" label={fields.role} value={typed(props, 'rolle', person?.role)} />
          <TextField name="parti" label={fields.party} value={typed(props, 'parti', person?.party)} width="short" />
        </FieldRow>
      )}
    </Small>
  )
}
