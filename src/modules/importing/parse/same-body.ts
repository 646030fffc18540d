/** Names by which minutes call the body that meets without saying which one it is. */
const ANY = /^(?:udvalg|råd|nævn|nævnet|kommissionen|bestyrelsen|kommunalbestyrelsen og byrådet)$/u
const GENERIC = /^(?:byråd|kommunalbestyrelse|borgerrepræsentation|regionsråd|magistrat|\p{L}+råd|\p{L}+udvalg)$/u

/**
 * Whether two names are of one body: "Harrehoved Byråd" and "Byrådet", "Integrationsråd" and "INTEGRATIONSRÅDET". The name of a
 * municipality may stand before or after; "Sundhedsudvalget" and "Social- og Sundhedsudvalget" are two.
 */
export function sameBody(a: string, b: string): boolean {
  const [one, other] = [stems(a), stems(b)]
  if (one.join(' ') === other.join(' ') || ANY.test(one.join(' ')) || ANY.test(other.join(' '))) return true
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  const [name] = short
  if (short.length !== 1 || !name || !GENERIC.test(name)) return false
  return long.includes(name) && !long.some((word) => word === 'og' || word === 'for' || word.endsWith('-'))
}

function stems(name: string): string[] {
  return name
    .toLowerCase()
    .replace(/['’"().,]/g, '')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== 'kommune' && word !== 'kommunes' && word !== 'i' && word !== 'det')
    .map((word) =>
      word.replace(/(?:råd|udvalg)(?:et)?s?$/u, (end) => end.replace(/(?:et)?s?$/u, '')).replace(/(bestyrelse|repræsentation)ns?$/u, '$1'),
    )
}
