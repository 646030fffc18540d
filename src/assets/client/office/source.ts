/// <reference lib="dom" />
/** Brings the line of the source that the page is about into sight, in its own pane; the page itself stays where its address leads. */
const pane = document.querySelector<HTMLElement>('.source[data-at]')
const line = document.getElementById(pane?.dataset['at'] ?? '')
if (pane && line) pane.scrollTop += line.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 4

export {}
