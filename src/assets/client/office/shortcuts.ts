/// <reference lib="dom" />
// Keys for those who work here all day. A page says which of its links and buttons have one: `data-shortcut="j"`.
export {}

/** Where single keys can be turned off: they get in the way of those who speak to their machine (WCAG 2.1.4). */
const offKey = 'genveje-fra'
const isOff = () => localStorage.getItem(offKey) === 'ja'

const language = document.documentElement.lang
const local = (path: string) => (language === 'da' ? path : `/${language}${path}`)
const places: Record<string, string> = { s: '/skrivebord', m: '/moeder' }
const waitMs = 1_500

let isGoing: ReturnType<typeof setTimeout> | undefined

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])'))

const written = 'textarea, select, input:not([type=hidden])'

/** Saves the form that is being written in, or the texts of the page. Never what a warning stands on, nor a form that only does something. */
function save(): boolean {
  const form = document.activeElement?.closest('form') ?? document.querySelector('form:has([data-rich])')
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || !form.querySelector(written)) return false
  const button =
    form.querySelector<HTMLButtonElement>('button[value=gem], button[value=save]') ??
    form.querySelector<HTMLButtonElement>('button.button-primary')
  if (!button) return false
  form.requestSubmit(button)
  return true
}

function switchFor(words: string) {
  const row = document.createElement('div')
  row.className = 'form-group-checkbox shortcut-switch'
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.className = 'form-checkbox'
  box.id = 'genveje-til'
  box.checked = !isOff()
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem(offKey)
    else localStorage.setItem(offKey, 'ja')
  })
  const label = document.createElement('label')
  label.htmlFor = box.id
  label.textContent = words
  row.append(box, label)
  return row
}

/** The list is the page's own; without it the page itself is opened. */
async function showList() {
  // On its own page the list stands there already.
  if (document.querySelector('#genveje')) return
  const answer = await fetch(local('/genveje'), { redirect: 'manual' }).catch(() => null)
  const list = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector<HTMLElement>('#genveje') : null
  if (!list) return location.assign(local('/genveje'))
  const dialog = document.createElement('dialog')
  dialog.className = 'shortcuts'
  dialog.setAttribute('aria-label', list.dataset.title ?? '')
  const title = document.createElement('h2')
  title.textContent = list.dataset.title ?? ''
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'button button-secondary'
  close.textContent = list.dataset.close ?? ''
  close.addEventListener('click', () => dialog.close())
  const from = document.activeElement
  dialog.addEventListener('close', () => {
    dialog.remove()
    if (from instanceof HTMLElement) from.focus()
  })
  dialog.append(title, document.adoptNode(list), switchFor(list.dataset.switch ?? ''), close)
  document.body.append(dialog)
  dialog.showModal()
}

function follow(key: string): boolean {
  const target = [...document.querySelectorAll<HTMLElement>('[data-shortcut]')].find((one) => one.dataset.shortcut === key)
  target?.click()
  return target !== undefined
}

function press(key: string): boolean {
  if (isGoing !== undefined) {
    clearTimeout(isGoing)
    isGoing = undefined
    const place = places[key]
    if (place) location.assign(local(place))
    return place !== undefined
  }
  if (key === 'g') {
    isGoing = setTimeout(() => {
      isGoing = undefined
    }, waitMs)
    return true
  }
  return follow(key)
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.isComposing) return
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 's') {
    if (save()) event.preventDefault()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  if (event.key === '?') {
    event.preventDefault()
    void showList()
  } else if (!isOff() && !document.querySelector('dialog[open]') && press(event.key)) event.preventDefault()
})

// On the page of shortcuts the switch stands where the dialog has it.
const page = document.querySelector<HTMLElement>('#genveje')
page?.after(switchFor(page.dataset.switch ?? ''))
