interface NumberedLine {
  text: string
  heading: unknown
  caseNumber: unknown
}

/** "eDoc 2019-1234 3/12", "Sagsnr. 19/4711, 3 af 12": page and pages behind the number of the document. */
const PAGED = /^(\S.{2,80}?)[\s,·|–-]+(\d{1,3}) ?(?:\/|af) ?(\d{1,3})$/u
/** "Sag nr. 3/12" is the third of a year, and no page. */
const OF_SYSTEM = /\d{4}/
/** Of fewer pages it may be the case of an item. */
const MIN_PAGES = 3

/** The lines with the number of the document and a page that rises by one. */
export function pagedBySystem(lines: NumberedLine[]): number[] {
  const found = lines.flatMap(({ text }, at) => {
    const [, words = '', page, pages] = (text.length <= 100 && PAGED.exec(text)) || []
    return OF_SYSTEM.test(words) ? [{ at, page: Number(page), of: `${words.toLowerCase()} ${pages}` }] : []
  })
  return [...Map.groupBy(found, ({ of }) => of).values()].flatMap((all) => {
    const rises = all.every(({ page }, i) => i === 0 || page === (all[i - 1]?.page ?? 0) + 1)
    return all.length > 1 && rises ? all.map(({ at }) => at) : []
  })
}

/** Of places at the edges of pages those with one and the same number, which is of the document then; but not right above titles. */
export function repeatedNumbers(lines: NumberedLine[], places: number[]): number[] {
  const numbered = places.filter((at) => lines[at]?.caseNumber != null && lines[at]?.heading == null)
  const same = [...Map.groupBy(numbered, (at) => lines[at]?.text).values()]
  return same.flatMap((all) => {
    const overTitles = all.filter((at) => lines[at + 1]?.heading != null).length
    return all.length >= MIN_PAGES && all.length * 2 > places.length && overTitles * 2 <= all.length ? all : []
  })
}
