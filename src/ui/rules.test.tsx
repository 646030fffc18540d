import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import type { Child } from './context.ts'
import { RadioGroup } from './form/choices.tsx'
import { Textarea, TextField } from './form/fields.tsx'
import { ErrorSummary, Form } from './form/form.tsx'
import { Icon } from './icon/icon.tsx'
import { DanishText, Foreign } from './lang/foreign.tsx'
import { arabicShell, danishShell } from './page/page.examples.tsx'
import { Page } from './page/page.tsx'
import type { PageShellProps } from './page/props.ts'
import { shownPages } from './pagination/pagination.tsx'
import { StructuredText } from './richtext/structured-text.tsx'
import { SeatHalfCircle } from './seats/seats.tsx'
import { Tag } from './tag/tag.tsx'

const part = (child: Child) => load(String(child), null, false)
const shell = (props: PageShellProps) => load(String(Page(props)))

describe('the page around the content', () => {
  it('says the language and the direction', () => {
    expect(shell(danishShell)('html').attr()).toMatchObject({ lang: 'da', dir: 'ltr' })
    expect(shell(arabicShell)('html').attr()).toMatchObject({ lang: 'ar', dir: 'rtl' })
  })

  it('loads the mirrored styles and the Arabic font for Arabic alone', () => {
    const styles = (props: PageShellProps) =>
      shell(props)('link[rel=stylesheet]')
        .map((_, link) => link.attribs['href'])
        .get()
    expect(styles(danishShell)).toEqual(['/assets/site.css'])
    expect(styles({ ...arabicShell, themeHref: '/tema.css' })).toEqual(['/assets/site.rtl.css', '/tema.css'])
    expect(styles({ ...arabicShell, lang: 'fa' })).toContain('/assets/site.rtl.css')
  })

  it('has an error first in its title', () => {
    expect(shell({ ...danishShell, titlePrefix: 'Fejl' })('title').text()).toBe('Fejl: Møder – Integrationsrådet i Broby')
    expect(shell({ ...danishShell, title: danishShell.siteName })('title').text()).toBe('Integrationsrådet i Broby')
  })

  it('names the municipality in text, inside the link home', () => {
    const brand = shell(danishShell)('header a.brand')
    expect(brand.text()).toContain('Broby Kommune')
    expect(brand.attr('href')).toBe('/')
  })

  it('offers every language by its own name, in its own language, the current one first', () => {
    const $ = shell(arabicShell)
    const links = $('.top-bar .language-link')
    expect(links.first().attr('lang')).toBe('ar')
    expect(links.first().attr('aria-current')).toBe('true')
    expect(links.filter('[aria-current]')).toHaveLength(1)
    expect(links.map((_, link) => [[$(link).attr('lang'), $(link).text(), $(link).find('bdi').attr('dir')].join()]).get()).toContain(
      'da,Dansk,ltr',
    )
  })

  it('has the skip link first, leading to a main that can take the focus', () => {
    const $ = shell(danishShell)
    expect($('body > :first-child').attr('href')).toBe('#indhold')
    expect($('main#indhold').attr('tabindex')).toBe('-1')
  })

  it('has its menus in native disclosures, which need no script', () => {
    const menus = shell(danishShell)('.phone-menus details')
    expect(menus.find('summary')).toHaveLength(2)
    expect(menus.find('.nav-link')).toHaveLength(danishShell.navigation.length)
  })

  it('stays out of search engines only when told', () => {
    expect(shell(danishShell)('meta[name=robots]').attr('content')).toBe('noindex')
    expect(shell({ ...danishShell, noindex: false })('meta[name=robots]')).toHaveLength(0)
  })
})

describe('text in another language than the page', () => {
  const onPage = (props: PageShellProps, children: Child) => shell({ ...props, children })('main')

  it('carries its language and direction', () => {
    expect(onPage(arabicShell, <DanishText>Rådet mødes.</DanishText>).html()).toBe('<bdi lang="da" dir="ltr">Rådet mødes.</bdi>')
    expect(onPage(danishShell, <DanishText>Rådet mødes.</DanishText>).html()).toBe('<bdi>Rådet mødes.</bdi>')
  })

  it('is marked against the text around it, not against the page', () => {
    const main = onPage(
      danishShell,
      <Foreign lang="ar" as="p">
        مرحبا <DanishText>Rådet</DanishText> <Foreign lang="ar">نعم</Foreign>
      </Foreign>,
    )
    expect(main.find('p').attr()).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(main.find('bdi').first().attr()).toEqual({ lang: 'da', dir: 'ltr' })
    expect(main.find('bdi').last().attr()).toEqual({})
  })

  it('is marked block by block in formatted text', () => {
    const main = onPage(
      arabicShell,
      <StructuredText
        doc={{
          version: 1,
          lang: 'da',
          blocks: [
            { type: 'paragraph', inline: [{ text: 'Dansk ' }, { text: 'fed', strong: true }] },
            { type: 'paragraph', lang: 'ar', inline: [{ text: 'نعم ' }, { text: 'Rådet.', lang: 'da' }] },
          ],
        }}
      />,
    )
    expect(main.find('.prose').attr()).toMatchObject({ lang: 'da', dir: 'ltr' })
    expect(main.find('p').first().html()).toBe('Dansk <strong>fed</strong>')
    expect(main.find('p').last().attr()).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(main.find('bdi').attr()).toEqual({ lang: 'da', dir: 'ltr' })
  })
})

describe('formatted text', () => {
  it('shows no link that runs code, even if one was stored', () => {
    const $ = part(
      <StructuredText doc={{ version: 1, blocks: [{ type: 'paragraph', inline: [{ text: 'x', href: 'javascript:alert(1)' }] }] }} />,
    )
    expect($('a')).toHaveLength(0)
    expect($('p').text()).toBe('x')
  })

  it('puts its headings under the heading of the page', () => {
    const doc = { version: 1, blocks: [{ type: 'heading', level: 2, inline: [{ text: 'x' }] }] } as const
    expect(
      part(<StructuredText doc={{ ...doc, blocks: [{ type: 'heading', level: 2, inline: [{ text: 'x' }] }] }} headingLevel={4} />)('h5'),
    ).toHaveLength(1)
  })
})

describe('a form', () => {
  it('ties hint and error to the input', () => {
    const input = part(<TextField name="items[0].title" label="Titel" hint="Kort" error="Skriv en titel" />)('input')
    expect(input.attr()).toMatchObject({
      id: 'items-0-title',
      'aria-describedby': 'items-0-title-hint items-0-title-error',
      'aria-invalid': 'true',
    })
  })

  it('has an error summary that can take the focus and leads to the first input of each field', () => {
    const $ = part(
      <>
        <ErrorSummary title="Ret felterne" errors={{ kind: 'Vælg en', form: 'Fristen er udløbet' }} />
        <RadioGroup name="kind" label="Hvem?" choices={[{ value: 'a', label: 'A' }]} error="Vælg en" />
      </>,
    )
    expect($('#error-summary').attr('tabindex')).toBe('-1')
    expect($($('#error-summary a').attr('href') ?? '').attr('type')).toBe('radio')
    expect($('#error-summary li').last().text()).toBe('Fristen er udløbet')
    expect($('#error-summary a')).toHaveLength(1)
  })

  it('shows no summary without errors', () => {
    expect(String(ErrorSummary({ title: 'x', errors: {} }) ?? '')).toBe('')
  })

  it('carries its once-token and says how it is sent', () => {
    const $ = part(<Form once="abc" multipart action="/x" />)
    expect($('input[name=once]').attr('value')).toBe('abc')
    expect($('form').attr()).toMatchObject({ method: 'post', enctype: 'multipart/form-data' })
  })

  it('shows a text again exactly as it was typed, a first empty line too', () => {
    expect(part(<Textarea name="t" label="T" value={'\n\nTekst\n'} />)('textarea').text()).toBe('\n\nTekst\n')
  })

  it('writes addresses from left to right, and free text as it comes', () => {
    expect(part(<TextField name="e" label="E" type="email" />)('input').attr('dir')).toBe('ltr')
    expect(part(<TextField name="e" label="E" />)('input').attr('dir')).toBe('auto')
  })
})

describe('pictures and states', () => {
  it('turns arrows around in right-to-left pages, and no other icon', () => {
    expect(part(<Icon name="arrow-forward" />)('svg').hasClass('icon-mirror')).toBe(true)
    expect(part(<Icon name="search" />)('svg').hasClass('icon-mirror')).toBe(false)
  })

  it('says a state in a word and an icon, never by colour alone', () => {
    for (const kind of ['draft', 'pending', 'approved', 'closed', 'cancelled'] as const) {
      const $ = part(<Tag kind={kind} text="ord" />)
      expect($('svg')).toHaveLength(1)
      expect($.root().text()).toBe('ord')
    }
  })

  it('draws a vacant seat hollow, and marks each group with a letter', () => {
    const groups = [
      { label: 'Valgte', seats: 3, vacant: 1 },
      { label: 'Foreninger', seats: 2 },
    ]
    const $ = part(<SeatHalfCircle title="Pladser" description="Fem" groups={groups} vacantText="Ledig" />)
    expect($('.seats-picture .seat-vacant')).toHaveLength(1)
    expect($('.seats-picture text').text()).toBe('AAABB')
    expect($('.seats-picture').attr()).toMatchObject({
      role: 'img',
      'aria-labelledby': 'seats-title',
      'aria-describedby': 'seats-description',
    })
  })

  it('draws the seats from right to left in an Arabic page', () => {
    const first = (props: PageShellProps) =>
      Number(
        shell({ ...props, children: <SeatHalfCircle title="t" description="d" groups={[{ label: 'a', seats: 7 }]} vacantText="v" /> })(
          '.seats-picture circle',
        )
          .first()
          .attr('cx'),
      )
    expect(first(arabicShell)).toBeGreaterThan(300)
    expect(first(danishShell)).toBeLessThan(100)
  })

  it.each([
    [1, 3, [1, 2, 3]],
    [7, 20, [1, null, 6, 7, 8, null, 20]],
    [2, 20, [1, 2, 3, null, 20]],
    [20, 20, [1, null, 19, 20]],
  ])('leads from page %i of %i to the pages near it and to both ends', (current, total, expected) => {
    expect(shownPages(current, total)).toEqual(expected)
  })
})
