/// <reference lib="dom" />
export {}

// Several files are sent one after another, each with how far it has come. The form does the same by itself, all at once and without telling.

type Words = { sending: string; done: string; failed: string }
type Sent = { ok: true } | { ok: false; alerts: Element[] } | { away: string }

const put = (words: string, values: Record<string, string>) => words.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

/** A line with a bar for one file. */
function lineFor(place: HTMLElement, text: string) {
  const label = document.createElement('label')
  const bar = document.createElement('progress')
  label.append(document.createTextNode(text), document.createElement('br'), bar)
  bar.max = 1
  bar.value = 0
  const line = document.createElement('p')
  line.append(label)
  place.append(line)
  return { bar, line }
}

function alertOf(text: string): Element {
  const alert = document.createElement('div')
  alert.className = 'alert alert-error'
  const words = document.createElement('p')
  words.className = 'alert-heading'
  words.textContent = text
  alert.append(words)
  return alert
}

/** Sends the form with one of its files. */
const send = (form: HTMLFormElement, field: string, file: File, bar: HTMLProgressElement, failed: string) =>
  new Promise<Sent>((resolve) => {
    const body = new FormData()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
    body.append(field, file)
    const request = new XMLHttpRequest()
    request.responseType = 'document'
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) bar.value = loaded / total
    })
    request.addEventListener('loadend', () => {
      const page = request.response instanceof Document ? request.response : null
      // Signed out meanwhile: the page to go to says so best.
      if (request.status === 200 && new URL(request.responseURL).pathname !== location.pathname) resolve({ away: request.responseURL })
      else if (request.status === 200) resolve({ ok: true })
      else {
        const said = request.status === 422 ? [...(page?.querySelectorAll('main .alert-error') ?? [])] : []
        resolve({ ok: false, alerts: said.length > 0 ? said : [alertOf(failed)] })
      }
    })
    request.open('POST', form.action)
    request.send(body)
  })

/** The page as it is now, with what went wrong above everything. */
async function showAfter(alerts: Element[]) {
  const answer = await fetch(location.pathname).catch(() => null)
  const came = answer?.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main') : null
  const main = document.querySelector('main')
  if (came) main?.replaceWith(document.adoptNode(came))
  const shown = alerts.map((alert) => document.adoptNode(alert))
  document.querySelector('main')?.prepend(...shown)
  const [first] = shown
  first?.setAttribute('tabindex', '-1')
  if (first instanceof HTMLElement) first.focus()
}

async function sendAll(form: HTMLFormElement, place: HTMLElement, input: HTMLInputElement, files: File[]) {
  const words = place.dataset as unknown as Words
  const status = document.createElement('p')
  status.setAttribute('role', 'status')
  place.replaceChildren(status)
  const lines = files.map((file) => lineFor(place, put(words.sending, { name: file.name })))
  const alerts: Element[] = []
  let done = 0
  for (const [i, file] of files.entries()) {
    const line = lines[i]
    if (!line) continue
    const sent = await send(form, input.name, file, line.bar, put(words.failed, { name: file.name }))
    if ('away' in sent) return location.assign(sent.away)
    if (sent.ok) line.bar.value = 1
    else alerts.push(...sent.alerts)
    done++
    status.textContent = put(words.done, { n: String(done), total: String(files.length) })
  }
  if (alerts.length > 0) return showAfter(alerts)
  location.assign(location.pathname)
}

/** One small file is there before a bar could be read: the browser sends it as ever. */
const takesTime = (files: File[]) => files.length > 1 || files.some(({ size }) => size > 1_000_000)

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement)) return
  const place = form.querySelector<HTMLElement>('[data-sending]')
  const input = form.querySelector<HTMLInputElement>('input[type=file]')
  const files = [...(input?.files ?? [])]
  if (!place || !input || !takesTime(files)) return
  event.preventDefault()
  for (const button of form.querySelectorAll('button')) button.disabled = true
  void sendAll(form, place, input, files)
})
