import { entryKinds, noFilters, type SearchFilters, searchAddress } from '#platform/search/address.ts'
import { Details } from '#ui/details/details.tsx'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, FieldRow, Form } from '#ui/form/form.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Foreign } from '#ui/lang/foreign.tsx'
import type { SearchPageProps } from './search-page.props.ts'

const orders = ['fit', 'newest'] as const

/** The address of a page of the same search, or of a search that differs in something. */
export function addressOf({ href, filters, drafts }: SearchPageProps, change: Partial<SearchFilters> = {}, page = 1): string {
  const query = [searchAddress({ ...filters, ...change }), drafts && 'udkast=ja', page > 1 && `side=${page}`].filter(Boolean).join('&')
  return query === '' ? href('/soeg') : `${href('/soeg')}?${query}`
}

const counted = (label: string, count: number | undefined) => (count === undefined ? label : `${label} (${count})`)

/**
 * Every field but the words. Folded on a phone, also when something is chosen, so that what was found is seen on the first screen; `Chips` says what
 * was chosen. Where there is room the fields stand open (`_search.scss`).
 */
const Narrowing = ({ t, filters, drafts, mayFindDrafts, bodies, result }: SearchPageProps) => {
  const { kind, body, fromYear, toYear, order } = filters
  const countOf = (count: number | undefined) => (result ? (count ?? 0) : undefined)
  return (
    <Details summary={t.search.narrow}>
      <p class="form-hint">{t.search.tip}</p>
      <FieldRow>
        <Select
          name="slags"
          label={t.search.kind}
          value={kind ?? ''}
          empty={t.search.everything}
          choices={entryKinds.map((each) => ({ value: each, label: counted(t.search.kinds[each], countOf(result?.kinds.get(each))) }))}
        />
        {bodies.length > 1 && (
          <Select
            name="raad"
            label={t.search.body}
            value={body ?? ''}
            empty={t.search.anyBody}
            choices={bodies.map(({ slug, name, count }) => ({ value: slug, label: counted(name, countOf(count)), lang: 'da' }))}
          />
        )}
        <Select
          name="orden"
          label={t.search.order}
          value={order === 'newest' ? 'nyeste' : ''}
          choices={orders.map((each) => ({ value: each === 'newest' ? 'nyeste' : '', label: t.search.orders[each] }))}
        />
      </FieldRow>
      {mayFindDrafts && <Checkbox name="udkast" value="ja" label={t.search.drafts} checked={drafts} />}
      <FieldRow>
        <YearField name="fra" label={t.search.fromYear} year={fromYear} />
        <YearField name="til" label={t.search.toYear} year={toYear} />
        <Button label={t.search.narrow} variant="secondary" />
      </FieldRow>
    </Details>
  )
}

const YearField = ({ name, label, year }: { name: string; label: string; year: number | null }) => (
  <TextField name={name} label={label} value={year?.toString() ?? ''} width="short" inputmode="numeric" autocomplete="off" />
)

export const SearchFields = (props: SearchPageProps) => {
  const { t, href, filters } = props
  const { query, caseSlug } = filters
  return (
    <Form action={href('/soeg')} method="get" label={t.search.title} {...(caseSlug !== null && { hidden: { sag: caseSlug } })}>
      <div class="search-words">
        <TextField name="q" label={t.search.query} value={query} type="search" autocomplete="off" />
        <Button label={t.search.submit} icon="search" />
      </div>
      <div class="search-narrow">
        <Narrowing {...props} />
      </div>
    </Form>
  )
}

type Chip = { label: string; lang?: string; href: string }

function chipsOf(props: SearchPageProps): Chip[] {
  const { t, filters, bodies, drafts } = props
  const { kind, body, caseSlug, fromYear, toYear } = filters
  const years =
    fromYear !== null && toYear !== null
      ? t.search.years(fromYear, toYear)
      : fromYear !== null
        ? t.search.since(fromYear)
        : toYear !== null && t.search.until(toYear)
  const without = (change: Partial<SearchFilters>) => ({ href: addressOf(props, change) })
  return [
    ...(kind ? [{ label: t.search.kinds[kind], ...without({ kind: null }) }] : []),
    ...(body ? [{ label: bodies.find(({ slug }) => slug === body)?.name ?? body, lang: 'da', ...without({ body: null }) }] : []),
    ...(caseSlug ? [{ label: t.search.ofCase(caseSlug), ...without({ caseSlug: null }) }] : []),
    ...(years ? [{ label: years, ...without({ fromYear: null, toYear: null }) }] : []),
    ...(drafts ? [{ label: t.search.withDrafts, href: addressOf({ ...props, drafts: false }) }] : []),
  ]
}

/** What was chosen beside the words; each goes away by a click, and is seen where the fields are folded. */
export const Chips = (props: SearchPageProps) => {
  const { t, filters } = props
  const chips = chipsOf(props)
  if (chips.length === 0) return null
  return (
    <nav aria-label={t.search.chosen} class="search-chosen">
      <p>{t.search.chosen}:</p>
      <ul class="search-chips">
        {chips.map(({ label, lang, href }) => (
          <li>
            <a class="search-chip" href={href} aria-label={t.search.remove(label)}>
              <Foreign lang={lang}>{label}</Foreign>
              <Icon name="close" />
            </a>
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <a
              class="search-chip-all"
              href={addressOf({ ...props, drafts: false }, { ...noFilters, query: filters.query, order: filters.order })}
            >
              {t.search.clear}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
