const words = (list: string) => list.trim().split(/\s+/)

const globalAttributes = words(
  'autofocus class dir draggable enterkeyhint hidden id inert inputmode lang role spellcheck tabindex title translate',
)

const ariaAttributes = words(`
  aria-activedescendant aria-atomic aria-autocomplete aria-busy aria-checked aria-colcount aria-colindex aria-controls aria-current
  aria-describedby aria-details aria-disabled aria-errormessage aria-expanded aria-haspopup aria-hidden aria-invalid aria-keyshortcuts
  aria-label aria-labelledby aria-level aria-live aria-modal aria-multiline aria-multiselectable aria-orientation aria-owns
  aria-placeholder aria-posinset aria-pressed aria-readonly aria-relevant aria-required aria-roledescription aria-rowcount
  aria-rowindex aria-rowspan aria-selected aria-setsize aria-sort aria-valuemax aria-valuemin aria-valuenow aria-valuetext`)

const svgAttributes = words(`
  cx cy d dx dy fill fill-opacity fill-rule focusable font-size font-weight gradientunits height href markerheight markerwidth offset
  opacity orient patterntransform patternunits points preserveaspectratio r refx refy rx ry stop-color stroke stroke-dasharray
  stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform vector-effect viewbox width x x1 x2 xmlns y y1 y2`)

/** Attributes of HTML by element, without what is obsolete, inline (`style`, `on…`) or never used on a page of ours. */
const byElement: Record<string, string[]> = {
  a: words('download href hreflang rel target type'),
  audio: words('controls preload src'),
  blockquote: ['cite'],
  button: words('disabled form formaction formenctype formmethod formnovalidate name popovertarget type value'),
  col: ['span'],
  colgroup: ['span'],
  data: ['value'],
  del: words('cite datetime'),
  details: words('name open'),
  dialog: ['open'],
  fieldset: words('disabled form name'),
  form: words('accept-charset action autocomplete enctype method name novalidate target'),
  html: ['xmlns'],
  iframe: words('allow height loading name referrerpolicy sandbox src title width'),
  img: words('alt decoding fetchpriority height loading sizes src srcset width'),
  input: words(`accept autocomplete capture checked dirname disabled form formaction list max maxlength min minlength multiple name
    pattern placeholder readonly required size step type value`),
  ins: words('cite datetime'),
  label: ['for'],
  li: ['value'],
  link: words('as crossorigin href hreflang media rel sizes type'),
  meta: words('charset content http-equiv media name property'),
  meter: words('high low max min optimum value'),
  ol: words('reversed start type'),
  optgroup: words('disabled label'),
  option: words('disabled label selected value'),
  output: words('for form name'),
  progress: words('max value'),
  q: ['cite'],
  script: words('async defer integrity src type'),
  select: words('autocomplete disabled form multiple name required size'),
  source: words('media sizes src srcset type'),
  td: words('colspan headers rowspan'),
  textarea: words('autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap'),
  th: words('abbr colspan headers rowspan scope'),
  time: ['datetime'],
  track: words('kind label src srclang'),
  video: words('controls height poster preload src width'),
}

const everywhere = new Set([...globalAttributes, ...ariaAttributes])
const svgElements = new Set(
  words(
    'circle clippath defs desc ellipse g line lineargradient marker path pattern polygon polyline rect stop svg symbol text title tspan use',
  ),
)
const ofElement = new Map(Object.entries(byElement).map(([element, names]) => [element, new Set(names)]))
const ofSvg = new Set(svgAttributes)

/** Whether HTML knows the attribute on the element. Names in lower case. */
export const isKnownAttribute = (element: string, attribute: string): boolean =>
  everywhere.has(attribute) ||
  attribute.startsWith('data-') ||
  (ofElement.get(element)?.has(attribute) ?? false) ||
  (svgElements.has(element) && ofSvg.has(attribute))
