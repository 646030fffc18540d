import { type HtmlElement, SILENT, within, wordsOf } from './html-tree.ts'

/** What belongs to the web site around a document, not to the document. */
const FURNITURE_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'dialog', 'alertdialog', 'menu', 'menubar', 'toolbar'])
/** Words of class names and ids. `WEAK` ones count only for a few words, since a class of the document may use them too. */
const FURNITURE_WORDS = new Set(
  (
    'breadcrumb breadcrumbs broedkrumme brodkrumme cookie cookies cookiebar cookieconsent consent coi sharing addthis addtoany socialmedia somelinks newsletter ' +
    'nyhedsbrev skip skiplink skiplinks menu navbar navigation pager pagination sitefooter pagefooter siteheader topbar topmenu megamenu ' +
    'sidemenu leftmenu rightmenu footermenu searchbox searchform readspeaker adgangforalle feedback backtotop totop languagemenu sprogmenu'
  ).split(' '),
)
const WEAK_WORDS = new Set(
  'share social print del nav footer header search toolbar tools sprog language related relateret relaterede login banner'.split(' '),
)
const MAX_WEAK = 200
/** Links in a row, with what is nested in them. */
const MAX_ROW = 60
/** Never taken for furniture by their class: the page itself, its main part and headings. */
const NEVER = new Set(['html', 'body', 'main', 'article', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'tbody', 'tr', ''])
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'summary', 'dt', 'legend'])
const BLOCKS = new Set('p div ul ol li table tr dl section article h1 h2 h3 h4 h5 h6 blockquote form fieldset'.split(' '))

/** A link or button by which the page is used. What it says may stand anywhere, also amid the document. */
const PAGE_LINK =
  /^(?:(?:spring|gå|skip|hop) (?:direkte )?(?:til|to) .{1,40}|(?:tilbage )?til toppen|til top|(?:back )?to top|udskriv|print|del|del (?:på|via|siden|med) ?\p{L}*|tip en ven|læs højt|oplæsning|tilbage|luk|åbn|vis|skjul|menu|søg|log ind|fold (?:alle )?(?:ud|ind)|(?:vis|skjul|åbn|luk) (?:alle|alt|bilag|mere|mindre|flere|detaljer|punkt|menu)|(?:print|udskriv|del) (?:siden|side|punkt(?:et)?|dagsorden(?:en)?|referat(?:et)?)|facebook|twitter|linkedin|x|e-?mail)$/iu

/** What stands beside a document and leads away from it. */
const SEE_ALSO = /^(?:relatere(?:t|de)|se også|læs (?:også|mere)|genveje|selvbetjening|kontakt(?: os)?)(?!\p{L})/iu

const MAX_SEE_ALSO = 600

/** The elements of a page that are not part of the document on it. */
export function furnitureOf(root: HtmlElement): (node: HtmlElement) => boolean {
  const unfolded = controlledIds(root)
  const lonelyHeading = headingsOutside(root) === 0
  const most = root.text / 2
  const article = mainArticle(root, most)
  return (node) => {
    if (SILENT.has(node.tag)) return true
    if (node.tag === 'button' || node.attributes['role'] === 'button') return isPageButton(node)
    if (isHidden(node, unfolded)) return true
    if (isPageLink(node)) return true
    // What holds most of the words is the document, whatever it is called.
    if (node.text > most) return false
    return (
      isSiteElement(node, lonelyHeading) ||
      isNamedFurniture(node) ||
      isLinkRow(node) ||
      (article && node.tag === 'form' && !isInside(node, 'article'))
    )
  }
}

/** Where one article holds most of the words of the page. */
function mainArticle(root: HtmlElement, most: number): boolean {
  for (const { tag, text } of within(root)) if (tag === 'article' && text > most) return true
  return false
}

function isSiteElement(node: HtmlElement, lonelyHeading: boolean): boolean {
  const { tag } = node
  const role = node.attributes['role'] ?? ''
  if (tag === 'nav' || tag === 'dialog') return true
  if (tag === 'aside') return node.linked * 2 > node.text || (node.text <= MAX_SEE_ALSO && SEE_ALSO.test(wordsOf(node)))
  const site = FURNITURE_ROLES.has(role) || ((tag === 'header' || tag === 'footer') && !isInside(node, 'main', 'article', 'section'))
  return site && !(lonelyHeading && node.main)
}

function isNamedFurniture(node: HtmlElement): boolean {
  if (NEVER.has(node.tag)) return false
  const names = `${node.attributes['class'] ?? ''} ${node.attributes['id'] ?? ''}`.slice(0, 400)
  const words = names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  if (words.some((word) => FURNITURE_WORDS.has(word))) return !node.main
  return node.text <= MAX_WEAK && words.some((word) => WEAK_WORDS.has(word)) && node.linked > 0
}

/** "Til oversigten | Søg i referater", "Forside > Politik > Råd": links with nothing but signs between them. Links to files are attachments. */
function isLinkRow(node: HtmlElement): boolean {
  if (node.linked === 0 || node.text > 300 || !['p', 'div', 'td', 'center', 'span'].includes(node.tag)) return false
  const inner: HtmlElement[] = []
  for (const element of within(node)) {
    if (BLOCKS.has(element.tag) || inner.push(element) > MAX_ROW) return false
  }
  const links = inner.filter(({ tag, attributes }) => tag === 'a' && attributes['href'] !== undefined)
  if (links.length < 2 || links.some(isFileLink)) return false
  let left = wordsOf(node)
  for (const link of links) left = left.replace(wordsOf(link), '')
  return /^[\s|·•>»›/–-]+$/u.test(left) && links.every(({ text }) => text <= 40)
}

function isFileLink({ attributes }: HtmlElement): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|odt|rtf|zip)(?:$|[?#])/iu.test(attributes['href'] ?? '')
}

function isPageLink(node: HtmlElement): boolean {
  if (node.tag !== 'a' || node.text > 60) return false
  return PAGE_LINK.test(wordsOf(node))
}

/** Parts that fold out are headed by buttons, and such a heading is content. */
function isPageButton(node: HtmlElement): boolean {
  const words = wordsOf(node)
  if (words === '' || PAGE_LINK.test(words)) return true
  for (let at = node.parent; at; at = at.parent) if (HEADINGS.has(at.tag)) return false
  const folds = ['aria-expanded', 'aria-controls', 'data-target', 'data-bs-target', 'data-toggle', 'data-bs-toggle']
  return !(folds.some((name) => name in node.attributes) && words.includes(' '))
}

/** Out of sight, and not because the reader has yet to fold it out. */
function isHidden(node: HtmlElement, unfolded: Set<string>): boolean {
  const { attributes } = node
  const hidden =
    'hidden' in attributes || /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test((attributes['style'] ?? '').slice(0, 1000))
  const mute = attributes['aria-hidden'] === 'true' && node.text <= 3
  if (!hidden) return mute
  const names = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`.slice(0, 400)
  return !unfolded.has(attributes['id'] ?? '') && !/collaps|accordion|expand|fold|panel|tab-?content|toggle|details/iu.test(names)
}

/** The parts of the page that a link or button on it shows. */
function controlledIds(root: HtmlElement): Set<string> {
  const ids = new Set<string>()
  for (const { attributes } of within(root)) {
    for (const name of ['aria-controls', 'data-target', 'data-bs-target', 'href']) {
      const value = attributes[name] ?? ''
      if (value.length > 1 && value.length < 100 && (name !== 'href' || value.startsWith('#'))) ids.add(value.replace(/^#/, ''))
    }
  }
  return ids
}

function headingsOutside(root: HtmlElement): number {
  let count = 0
  for (const node of within(root)) {
    if (node.tag === 'h1' && !isInside(node, 'header', 'nav', 'footer')) count++
  }
  return count
}

function isInside(node: HtmlElement, ...tags: string[]): boolean {
  for (let at = node.parent; at; at = at.parent) if (tags.includes(at.tag)) return true
  return false
}
