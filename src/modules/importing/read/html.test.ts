import { expect, it } from 'vitest'
import { decodeDocument } from '../parse/decode.ts'
import { htmlToText } from './html.ts'

it('gives headings, paragraphs, list entries and line breaks a line each, with empty lines between blocks', () => {
  const text = htmlToText(
    '<h2><span>4</span> Cykelby</h2><p>Vi <b>cyk</b>ler<br>hver dag.</p><ul><li>Én</li><li><p>To</p></li></ul><p>Slut</p>',
  )
  expect(text).toBe('4 Cykelby\n\nVi cykler\nhver dag.\n\n- Én\n\n- To\n\nSlut')
})

it('puts the cells of a row on one line, parted by tabs, empty cells too', () => {
  const row = '<tr><td><p>Ida Krog</p></td><td></td><td>x</td></tr>'
  expect(htmlToText(`<table><tr><th>Navn</th><th>Mødt</th><th>Afbud</th></tr>${row}</table>`)).toBe('Navn\tMødt\tAfbud\nIda Krog\t\tx')
})

it('reads a table that only lays out the page cell by cell', () => {
  expect(htmlToText('<table><tr><td><h2>1. Budget</h2><p>Godkendt.</p></td><td>Bilag</td></tr></table>')).toBe(
    '1. Budget\n\nGodkendt.\n\nBilag',
  )
})

it('numbers a list, and counts as items the lists that a word processor ends after each heading', () => {
  expect(htmlToText('<ol><li>Et</li><li>To</li></ol>')).toBe('1) Et\n2) To')
  expect(htmlToText('<ol><li>Godkendelse</li></ol><p>Godkendt.</p><ol start="2"><li>Budget</li></ol>')).toBe(
    '1. Godkendelse\n\nGodkendt.\n\n2. Budget',
  )
})

it('counts no item twice that bears its number as an entry of a list', () => {
  const item = (n: number) => `<li><div><span>${n}</span> <h2>Hus ${n}</h2></div><p>Gult.</p></li>`
  expect(htmlToText(`<ul>${item(1)}${item(2)}</ul>`)).not.toContain('- ')
})

it('counts as items the bold titles of a numbered list, each with what was said of it as a list', () => {
  const said = (title: string, tag: string): string => `<li><strong>${title}</strong><${tag}><li>Et</li><li>To</li></${tag}></li>`
  const text = '1. Nye\n\n- Et\n- To\n\n2. Festen\n\n- Et\n- To\n\n3. Ferie\n\n4. Evt.'
  for (const tag of ['ol', 'ul'])
    expect(
      htmlToText(`<ol>${said('Nye', tag)}${said('Festen', tag)}<li><strong>Ferie</strong></li><li><strong>Evt.</strong></li></ol>`),
    ).toBe(text)
  expect(htmlToText('<ol><li>Rådet ønsker<ol><li>Et</li><li>To</li></ol></li><li>Lys</li></ol>')).toBe(
    '1) Rådet ønsker\n\n1) Et\n2) To\n\n2) Lys',
  )
})

it('sets short definitions beside their terms and long ones below them', () => {
  const long = 'Byrådet '.repeat(20).trim()
  const text = htmlToText(
    `<dl><dt>Sagsnr.</dt><dd>22-003654</dd><dt>Indstilling</dt><dd>Kort.</dd><dt>Indstilling</dt><dd>${long}</dd></dl>`,
  )
  expect(text).toBe(`Sagsnr.: 22-003654\nIndstilling\nKort.\nIndstilling\n${long}`)
})

it('drops what belongs to the web site and not to the document', () => {
  const text = htmlToText(`<html><head><title>Fjordby</title><style>p{}</style></head><body class="menu-open">
    <div id="cookieBar">Vi bruger cookies</div><a class="sr-only" href="#main">Spring til hovedindhold</a>
    <header><a href="/">Fjordby</a></header><nav><ul><li>Borger</li></ul></nav>
    <p><a href="/">Forside</a> &gt; <a href="/raad">Råd</a></p>
    <main id="main"><h1>Referat</h1><p hidden>Skjult</p><button aria-expanded="false">Punkt 1 Budget</button><button>Vis bilag</button>
    <div id="p1" class="collapse" style="display:none"><p>Godkendt.</p></div><a href="#top">Til toppen</a></main>
    <aside><h2>Læs også</h2><a href="/a">Mødet i maj og referatet fra det</a></aside>
    <div class="social-share"><a href="#">Del på Facebook</a></div><script>alert(1)</script><footer>Torvet 1</footer></body></html>`)
  expect(text).toBe('Referat\n\nPunkt 1 Budget\n\nGodkendt.')
})

it('drops what a page asks and offers beside the article that is the document, and keeps what it tells there', () => {
  const article = `<article><h1>Referat</h1><p>${'Ord '.repeat(40).trim()}</p></article>`
  const ask = '<form><p>Var siden til nytte?</p></form>'
  const beside = '<aside><h2>Relaterede sider</h2><ul><li>Om rådet</li></ul></aside>'
  expect(htmlToText(`<main>${article}${beside}${ask}</main>`)).toMatch(/Ord$/)
  expect(htmlToText(`<main>${article}<aside><p>Afbud: Ida Krog</p></aside></main>`)).toMatch(/Afbud: Ida Krog$/)
  expect(htmlToText(`<form>${article}</form>`)).toMatch(/Ord$/)
})

it('never drops most of the words, whatever they stand in, nor the only main heading', () => {
  expect(htmlToText('<div class="menu"><p>Byrådet godkendte indstillingen.</p></div>')).toBe('Byrådet godkendte indstillingen.')
  expect(htmlToText(`<header><h1>Referat</h1></header><p>${'Ord '.repeat(9)}</p>`)).toMatch(/^Referat\n\nOrd/)
  expect(htmlToText('<nav>Kun dette</nav>')).toBe('Kun dette')
})

it('keeps links to files, and words broken only by tags, entities or invisible signs', () => {
  expect(htmlToText('<p><a href="/a.pdf">Budget</a> | <a href="/b.pdf">Plan</a></p>')).toBe('Budget | Plan')
  expect(htmlToText('<p>h&oslash;rings&shy;<span class="SpellE">svar</span> fra&nbsp;<i>Æ</i>ldrer&aring;det &lt;b&gt;</p>')).toBe(
    'høringssvar fra Ældrerådet <b>',
  )
  expect(htmlToText('<span class="udvalg">Byrådet</span><span class="dato">3. maj 2021</span>')).toBe('Byrådet 3. maj 2021')
})

it('reads the encoding that a page declares when it is not UTF-8', () => {
  const page = (charset: string, byte: number): Uint8Array =>
    Buffer.concat([Buffer.from(`<meta charset="${charset}"><p>`), Buffer.of(byte), Buffer.from('</p>')])
  expect(decodeDocument(page('iso-8859-15', 0xa4))).toMatchObject({ encoding: 'iso-8859-15', text: expect.stringContaining('€') })
  expect(decodeDocument(page('windows-1252', 0xe6))).toMatchObject({ encoding: 'windows-1252', text: expect.stringContaining('æ') })
  expect(decodeDocument(page('utf-8', 0xe6))).toMatchObject({ encoding: 'windows-1252' })
})

it.each([
  ['nested', '<div>'.repeat(200_000)],
  ['nested a little, and much', `${'<div>'.repeat(390)}${'<b>x</b>'.repeat(100_000)}`],
  ['closed without being opened', `${'<b>'.repeat(300)}${'</i>'.repeat(300_000)}`],
  ['one list', `<ol>${'<li>x'.repeat(100_000)}`],
  ['unfinished', '<a '.repeat(300_000)],
  ['spaces', `<p>${' \t'.repeat(1_000_000)}x`],
  ['cells', `<table><tr>${'<td>'.repeat(200_000)}`],
])('reads a hostile page in time: %s', (_, html) => {
  const begun = performance.now()
  htmlToText(html)
  expect(performance.now() - begun).toBeLessThan(4000)
})
