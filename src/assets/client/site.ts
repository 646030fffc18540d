/// <reference lib="dom" />
// Comfort only: everything on the pages works without this file.

/** Long enough for a slow upload; a form that answered with a download can be sent again after it. */
const resendAfterMs = 10_000

const summary = document.getElementById('error-summary')
if (summary) summary.focus()

const menus = document.querySelectorAll<HTMLDetailsElement>('details[data-menu]')

function closeMenus(except?: Node | null) {
  for (const menu of menus) if (!except || !menu.contains(except)) menu.open = false
}

document.addEventListener('click', (event) => closeMenus(event.target as Node))
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  for (const menu of menus) {
    if (menu.open && menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
  }
  closeMenus()
})

if (matchMedia('(max-width: 767.98px)').matches) {
  for (const fold of document.querySelectorAll<HTMLDetailsElement>('details[data-fold-on-phone]')) fold.open = false
}

/** Buttons stay enabled, so that the pressed one's value is sent; they only say that they are waiting. */
function markSent(form: HTMLFormElement, sent: boolean) {
  if (sent) form.dataset.sent = 'true'
  else delete form.dataset.sent
  for (const button of form.querySelectorAll('button')) {
    if (sent) button.setAttribute('aria-disabled', 'true')
    else button.removeAttribute('aria-disabled')
  }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return
  if (form.dataset.sent) event.preventDefault()
  else {
    // A form goes to the address of its page with the place there, and the answer would be shown at that place, not at its errors.
    if (!form.hasAttribute('action')) form.setAttribute('action', location.pathname + location.search)
    markSent(form, true)
    setTimeout(() => markSent(form, false), resendAfterMs)
  }
})

// The back button brings the page as it was left, with the form marked as sent.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) markSent(form, false)
})
