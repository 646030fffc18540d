/// <reference lib="dom" />
// Comfort for formatted text: a toolbar, and paste from word processors without their rubbish.
import './draft.ts'

type Tool = 'bold' | 'italic' | 'heading' | 'bullets' | 'numbers' | 'link'
type Words = Record<Tool | 'toolbar', string>

/** The browser's own way of typing, so that it can be undone; where there is none, without. */
function type(area: HTMLTextAreaElement, text: string) {
  area.focus()
  const before = area.value
  if (document.execCommand('insertText', false, text) && area.value !== before) return
  area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

function replace(area: HTMLTextAreaElement, from: number, to: number, text: string, select: [number, number]) {
  area.focus()
  area.setSelectionRange(from, to)
  if (text !== area.value.slice(from, to)) type(area, text)
  area.setSelectionRange(...select)
}

/** Sets signs around what is selected, or takes them away; spaces at its ends stay outside. */
function wrap(area: HTMLTextAreaElement, sign: string) {
  const picked = area.value.slice(area.selectionStart, area.selectionEnd)
  const from = area.selectionStart + (picked.length - picked.trimStart().length)
  const to = Math.max(from, area.selectionEnd - (picked.length - picked.trimEnd().length))
  const inside = area.value.slice(from, to)
  const around = area.value.slice(from - sign.length, from) === sign && area.value.slice(to, to + sign.length) === sign
  const longer = area.value.slice(from - sign.length - 1, from) === `*${sign}` && sign === '*'
  if (around && !longer) replace(area, from - sign.length, to + sign.length, inside, [from - sign.length, to - sign.length])
  else replace(area, from, to, sign + inside + sign, [from + sign.length, to + sign.length])
}

/** Changes every line that the selection touches. */
function lines(area: HTMLTextAreaElement, change: (line: string, index: number) => string) {
  const from = area.value.lastIndexOf('\n', area.selectionStart - 1) + 1
  const end = area.value.indexOf('\n', area.selectionEnd)
  const to = end < 0 ? area.value.length : end
  let count = 0
  const changed = area.value
    .slice(from, to)
    .split('\n')
    .map((line) => (line.trim() === '' && to > from ? line : change(line, count++)))
    .join('\n')
  replace(area, from, to, changed, [from, from + changed.length])
}

const bullet = /^(\s*)[-–•*] /
const number = /^(\s*)\d+[.)] /
const bare = (line: string) => line.replace(bullet, '$1').replace(number, '$1')

function link(area: HTMLTextAreaElement) {
  const { selectionStart: from, selectionEnd: to } = area
  const picked = area.value.slice(from, to)
  const isAddress = /^(https?:\/\/|mailto:|tel:)\S+$/.test(picked)
  const [words, target] = isAddress ? ['', picked] : [picked, 'https://']
  const at = isAddress || words === '' ? from + 1 : from + words.length + 3 + target.length
  replace(area, from, to, `[${words}](${target})`, [at, at])
}

const tools: Record<Tool, (area: HTMLTextAreaElement) => void> = {
  bold: (area) => wrap(area, '**'),
  italic: (area) => wrap(area, '*'),
  heading: (area) =>
    lines(area, (line) => (line.startsWith('## ') ? line.slice(3) : line.startsWith('# ') ? `#${line}` : `# ${bare(line).trimStart()}`)),
  bullets: (area) => lines(area, (line) => (bullet.test(line) ? bare(line) : bare(line).replace(/^\s*/, '$&- '))),
  numbers: (area) => lines(area, (line, index) => (number.test(line) ? bare(line) : bare(line).replace(/^\s*/, `$&${index + 1}) `))),
  link,
}

function addToolbar(area: HTMLTextAreaElement, words: Words) {
  const bar = document.createElement('div')
  bar.className = 'rich-toolbar'
  bar.setAttribute('role', 'group')
  bar.setAttribute('aria-label', words.toolbar)
  for (const tool of Object.keys(tools) as Tool[]) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = `rich-tool rich-tool-${tool}`
    button.textContent = words[tool]
    button.setAttribute('aria-controls', area.id)
    button.addEventListener('click', () => tools[tool](area))
    bar.append(button)
  }
  area.before(bar)
}

async function cleaned(html: string): Promise<string | null> {
  try {
    const answer = await fetch('/rens', { method: 'POST', body: html, headers: { 'Content-Type': 'text/html' }, redirect: 'manual' })
    return answer.ok ? await answer.text() : null
  } catch {
    return null
  }
}

/** Lists, headings and several paragraphs begin on a line of their own; a few words go where the writer stands. */
function apart(area: HTMLTextAreaElement, text: string): string {
  if (!/\n|^(?:#|-|\d+\)|\|) /.test(text)) return text
  const before = area.value.slice(0, area.selectionStart)
  const after = area.value.slice(area.selectionEnd)
  return (before === '' || before.endsWith('\n') ? '' : '\n') + text + (after === '' || after.startsWith('\n') ? '' : '\n')
}

/** Text alone is pasted by the browser; what has a form is read by the server first. Where it does not answer, the words come without form. */
async function paste(event: ClipboardEvent, area: HTMLTextAreaElement) {
  const html = event.clipboardData?.getData('text/html') ?? ''
  const words = event.clipboardData?.getData('text/plain') ?? ''
  if (html === '') return
  event.preventDefault()
  const { selectionStart, selectionEnd } = area
  area.readOnly = true
  area.setAttribute('aria-busy', 'true')
  const text = (await cleaned(html)) || words
  area.readOnly = false
  area.removeAttribute('aria-busy')
  area.focus()
  area.setSelectionRange(selectionStart, selectionEnd)
  type(area, apart(area, text.replace(/\r\n?/g, '\n')))
}

for (const field of document.querySelectorAll<HTMLElement>('[data-rich]')) {
  const area = field.querySelector('textarea')
  if (!area) continue
  addToolbar(area, JSON.parse(field.dataset.rich ?? '{}') as Words)
  area.addEventListener('paste', (event) => void paste(event, area))
  area.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    const tool = ({ b: 'bold', i: 'italic', k: 'link' } as const)[event.key.toLowerCase()]
    if (!tool) return
    event.preventDefault()
    tools[tool](area)
  })
}

// A list of known values is tied to its field here, because the field itself stands for any form.
for (const list of document.querySelectorAll<HTMLDataListElement>('datalist[data-for]'))
  document.getElementById(list.dataset.for ?? '')?.setAttribute('list', list.id)
