/// <reference lib="dom" />
/** Brings the line of the source that the page is about into sight, in its own pane; the page itself stays where its address leads. */
const pane = document.querySelector<HTMLElement>('.source')

function show(line: Element | null | undefined) {
  if (pane && line) pane.scrollTop += line.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4
}

show(document.getElementById(pane?.dataset['at'] ?? ''))

/** Whoever goes from a doubt to its field sees its line beside it. */
addEventListener('hashchange', () => {
  const doubt = document.querySelector('#resultat :target a.doubt-mark')?.getAttribute('href')
  if (doubt) show(pane?.querySelector(`a[href="${doubt}"]`)?.closest('li'))
})

export {}
