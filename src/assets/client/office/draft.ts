/// <reference lib="dom" />
// Keeps what is being written as a draft every few seconds, and says when it cannot.

type Words = Record<'path' | 'kept' | 'offline' | 'signedOut' | 'refused' | 'tooLarge', string>

const restMs = 2_500
const longestMs = 10_000
const retryMs = 10_000

const language = document.documentElement.lang
const address = language === 'da' ? '/kladde' : `/${language}/kladde`

function start(around: HTMLElement, form: HTMLFormElement, words: Words) {
  const status = around.querySelector('[data-writing-status]')
  let timer: ReturnType<typeof setTimeout> | undefined
  let unsentSince: number | null = null
  let sending: AbortController | null = null
  let isOver = false

  const say = (text: string, isTrouble = false) => {
    if (!status) return
    if (status.textContent !== text) status.textContent = text
    status.classList.toggle('writing-trouble', isTrouble)
  }

  const written = () => {
    const body = new URLSearchParams({ sti: words.path })
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && name !== 'once' && name !== 'do') body.append(name, value)
    return body
  }

  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(send, ms)
  }

  /** What the server said, as words; null: try again. */
  async function answerTo(answer: Response): Promise<{ words: string; isTrouble: boolean } | null> {
    if (answer.type === 'opaqueredirect' || answer.status === 401) return { words: words.signedOut, isTrouble: true }
    if (answer.status === 413) return { words: words.tooLarge, isTrouble: true }
    if (answer.status === 403 || answer.status === 404) return { words: words.refused, isTrouble: true }
    if (!answer.ok) return null
    const { time } = (await answer.json()) as { time: string }
    return { words: words.kept + time, isTrouble: false }
  }

  async function send() {
    if (isOver || sending) return
    const began = unsentSince
    unsentSince = null
    sending = new AbortController()
    try {
      const answer = await answerTo(await fetch(address, { method: 'POST', body: written(), redirect: 'manual', signal: sending.signal }))
      if (!answer) throw new Error('not kept')
      say(answer.words, answer.isTrouble)
    } catch {
      if (!isOver) {
        unsentSince = began ?? Date.now()
        say(words.offline, true)
        later(retryMs)
      }
    } finally {
      sending = null
      if (unsentSince !== null) later(unsentSince === began ? retryMs : restMs)
    }
  }

  form.addEventListener('input', () => {
    unsentSince ??= Date.now()
    later(Math.min(restMs, Math.max(0, unsentSince + longestMs - Date.now())))
  })
  addEventListener('online', () => unsentSince !== null && later(0))
  // A draft that arrives after the text was saved would bring the old one back.
  form.addEventListener('submit', () => {
    isOver = true
    clearTimeout(timer)
    sending?.abort()
  })
  addEventListener('pageshow', () => {
    isOver = false
  })
  addEventListener('pagehide', () => {
    if (!isOver && unsentSince !== null) navigator.sendBeacon(address, written())
  })
}

for (const around of document.querySelectorAll<HTMLElement>('[data-writing]')) {
  const form = around.querySelector('form')
  if (form) start(around, form, JSON.parse(around.dataset.writing ?? '{}') as Words)
}
