/// <reference lib="dom" />
export {}

// An agenda is put in order by dragging too, and without the page being loaded again. The form and its buttons do the same by themselves.

const listOf = () => document.querySelector<HTMLElement>('ol[data-sortable]')
const itemOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('ol[data-sortable] > li') : null)

let dragged: HTMLElement | null = null
/** One move after another: each takes its form from the list that the one before left. */
let last: Promise<unknown> = Promise.resolve()

function addHandles() {
  const list = listOf()
  for (const item of list?.querySelectorAll<HTMLElement>(':scope > li[data-item]') ?? []) {
    if (item.querySelector('.agenda-work-handle')) continue
    const handle = document.createElement('span')
    handle.className = 'agenda-work-handle'
    handle.draggable = true
    handle.title = list?.dataset.sortable ?? ''
    // Who does not see it has the buttons.
    handle.setAttribute('aria-hidden', 'true')
    item.prepend(handle)
  }
}

/** Sends the form with this move, and puts the agenda that comes back in the place of the one on the page. */
async function send(move: string): Promise<boolean> {
  const form = listOf()?.closest('form')
  if (!form) return false
  const body = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value)
  body.set('flyt', move)
  const answer = await fetch(form.action, { method: 'POST', body })
  const came = answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-agenda]') : null
  if (came) document.querySelector('[data-agenda]')?.replaceWith(document.adoptNode(came))
  // Refused, signed out or gone: the page itself says so best.
  else location.reload()
  addHandles()
  return came !== null
}

function announce(shortId: string) {
  const item = document.getElementById(`punkt-${shortId}`)
  const status = document.querySelector('[data-sort-status]')
  if (item && status) status.textContent = `${item.dataset.title}: ${item.dataset.place}`
}

/** Leaves the focus on the button that was pressed; at the end of the list, on the other one. */
function refocus(shortId: string, move: string) {
  const item = document.getElementById(`punkt-${shortId}`)
  const button = item?.querySelector<HTMLElement>(`button[value="${move}"]`) ?? item?.querySelector<HTMLElement>('button')
  button?.focus()
}

const moveBy = (move: string, shortId: string, after: () => void) => {
  last = last
    .then(() => send(move))
    .then((done) => {
      if (!done) return
      announce(shortId)
      after()
    })
    .catch(() => location.reload())
}

// Before the page's own script marks the form as sent: this form stays.
document.addEventListener(
  'submit',
  (event) => {
    const { target, submitter } = event
    if (!(target instanceof HTMLFormElement) || !target.querySelector('ol[data-sortable]')) return
    if (!(submitter instanceof HTMLButtonElement) || submitter.name !== 'flyt') return
    event.preventDefault()
    const move = submitter.value
    const shortId = move.split('.')[1] ?? ''
    moveBy(move, shortId, () => refocus(shortId, move))
  },
  true,
)

const isBelowMiddle = (event: DragEvent, item: HTMLElement) => {
  const box = item.getBoundingClientRect()
  return event.clientY > box.top + box.height / 2
}

function mark(item: HTMLElement | null, below = false) {
  for (const marked of document.querySelectorAll('.drop-above, .drop-below')) marked.classList.remove('drop-above', 'drop-below')
  item?.classList.add(below ? 'drop-below' : 'drop-above')
}

document.addEventListener('dragstart', (event) => {
  if (!(event.target instanceof Element) || !event.target.matches('.agenda-work-handle')) return
  dragged = itemOf(event.target)
  dragged?.classList.add('dragged')
  if (event.dataTransfer && dragged) {
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', dragged.dataset.title ?? '')
    event.dataTransfer.setDragImage(dragged, 10, 10)
  }
})

document.addEventListener('dragover', (event) => {
  const over = dragged && itemOf(event.target)
  if (!over) return
  event.preventDefault()
  mark(over, isBelowMiddle(event, over))
})

document.addEventListener('drop', (event) => {
  const over = dragged && itemOf(event.target)
  if (!dragged || !over) return
  event.preventDefault()
  const items = [...(over.parentElement?.children ?? [])]
  const [from, to] = [items.indexOf(dragged), items.indexOf(over) + (isBelowMiddle(event, over) ? 1 : 0)]
  const place = (to > from ? to - 1 : to) + 1
  const shortId = dragged.dataset.item ?? ''
  if (place !== from + 1) moveBy(`til.${shortId}.${place}`, shortId, () => {})
})

document.addEventListener('dragend', () => {
  dragged?.classList.remove('dragged')
  dragged = null
  mark(null)
})

addHandles()
