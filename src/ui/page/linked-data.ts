/** A thing as schema.org describes it: `@type` and what it says of itself. Plain values, all of them public. */
export type LinkedData = { readonly '@type': string; readonly [property: string]: unknown }

const unsafe = /[<>&\u2028\u2029]/g

/** The text of a `script` that holds data: no sign in it can end the element or begin a comment, whatever a title says. */
export const linkedDataText = (things: readonly LinkedData[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replace(
    unsafe,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

/** Where a page stands; the last crumb is the page itself. @param url a path as a whole address */
export const breadcrumbData = (
  crumbs: readonly { label: string; href?: string | undefined }[],
  self: string,
  url: (path: string) => string,
): LinkedData => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ label, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: label.replaceAll('\u00AD', ''),
    item: href === undefined ? self : url(href),
  })),
})
