/// <reference lib="dom" />
// Signing in with a passkey needs a script: browsers offer it in no other way. Pages without it have the other ways in.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

/** Somebody who presses cancel stays where they are. */
const cancelled = ['NotAllowedError', 'AbortError']

async function answerOf(form: HTMLFormElement): Promise<string> {
  const asked = await fetch(form.dataset.start ?? '', { method: 'POST', body: new URLSearchParams() })
  const optionsJSON = await asked.json()
  return JSON.stringify(
    form.dataset.passkey === 'add' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON }),
  )
}

async function send(form: HTMLFormElement, answer: HTMLInputElement) {
  try {
    answer.value = await answerOf(form)
  } catch (error) {
    if (error instanceof Error && cancelled.includes(error.name)) return
    // The server says in words that it did not work, or asks first who it is.
    answer.value = ''
  }
  form.submit()
}

if (browserSupportsWebAuthn()) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    const answer = form.querySelector<HTMLInputElement>('[name=svar]')
    if (!answer) continue
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void send(form, answer)
    })
  }
  for (const note of document.querySelectorAll<HTMLElement>('[data-without-passkeys]')) note.hidden = true
}
