import { entryKinds, noFilters, type SearchFilters, searchAddress } from '#platform/search/address.ts'
import { Checkbox } from '#ui/form/choices.tsx'
import { Select, TextField } from '#ui/form/fields.tsx'
import { Button, ButtonRow, FieldRow, Form } from '#ui/form/form.tsx'
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

export const SearchFields = ({ t, href, filters, drafts, mayFindDrafts, bodies, result }: SearchPageProps) => {
  const { query, kind, body, caseSlug, fromYear, toYear, order } = filters
  const countOf = (count: number | undefined) => (result ? (count ?? 0) : undefined)
  return (
    <Form action={href('/soeg')} method="get" label={t.search.title} {...(caseSlug !== null && { hidden: { sag: caseSlug } })}>
      <TextField name="q" label={t.search.query} hint={t.search.tip} value={query} type="search" autocomplete="off" />
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
      </FieldRow>
      <FieldRow>
        <TextField
          name="fra"
          label={t.search.fromYear}
          value={fromYear?.toString() ?? ''}
          width="short"
          inputmode="numeric"
          autocomplete="off"
        />
        <TextField
          name="til"
          label={t.search.toYear}
          value={toYear?.toString() ?? ''}
          width="short"
          inputmode="numeric"
          autocomplete="off"
        />
        <Select
          name="orden"
          label={t.search.order}
          value={order === 'newest' ? 'nyeste' : ''}
          choices={orders.map((each) => ({ value: each === 'newest' ? 'nyeste' : '', label: t.search.orders[each] }))}
        />
      </FieldRow>
      {mayFindDrafts && <Checkbox name="udkast" value="ja" label={t.search.drafts} checked={drafts} />}
      <ButtonRow>
        <Button label={t.search.submit} icon="search" />
      </ButtonRow>
    </Form>
  )
}

type Chip = { label: string; lang?: string; without: Partial<SearchFilters> }

function chipsOf({ t, filters, bodies }: SearchPageProps): Chip[] {
  const { kind, body, caseSlug, fromYear, toYear } = filters
  const years =
    fromYear !== null && toYear !== null
      ? t.search.years(fromYear, toYear)
      : fromYear !== null
        ? t.search.since(fromYear)
        : toYear !== null && t.search.until(toYear)
  return [
    ...(kind ? [{ label: t.search.kinds[kind], without: { kind: null } }] : []),
    ...(body ? [{ label: bodies.find(({ slug }) => slug === body)?.name ?? body, lang: 'da', without: { body: null } }] : []),
    ...(caseSlug ? [{ label: t.search.ofCase(caseSlug), without: { caseSlug: null } }] : []),
    ...(years ? [{ label: years, without: { fromYear: null, toYear: null } }] : []),
  ]
}

/** What the search is narrowed to; each goes away by a click. */
export const Chips = (props: SearchPageProps) => {
  const { t, filters } = props
  const chips = chipsOf(props)
  if (chips.length === 0) return null
  return (
    <nav aria-label={t.search.chosen} class="search-chosen">
      <p>{t.search.chosen}:</p>
      <ul class="search-chips">
        {chips.map(({ label, lang, without }) => (
          <li>
            <a class="search-chip" href={addressOf(props, without)} aria-label={t.search.remove(label)}>
              <Foreign lang={lang}>{label}</Foreign>
              <Icon name="close" />
            </a>
          </li>
        ))}
        {chips.length > 1 && (
          <li>
            <a class="search-chip-all" href={addressOf(props, { ...noFilters, query: filters.query, order: filters.order })}>
              {t.search.clear}
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}
