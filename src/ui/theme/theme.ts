/** Colours of a municipality: buttons and lines, the same on hover, and the darkest. Six-digit hex. */
export type Theme = { primary: string; dark: string; darker: string }

const hexColour = /^#[0-9a-f]{6}$/i
/** WCAG 1.4.3: white text stands on these colours. */
export const leastContrast = 4.5

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Contrast of a six-digit hex colour against white, from 1 to 21 (WCAG 2 definition). */
export function contrastToWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => channel(Number.parseInt(hex.slice(start, start + 2), 16) / 255))
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

/** Why a colour cannot be one of the theme's; null when it can. */
export function colourProblem(colour: string): 'notHex' | 'tooLight' | null {
  if (!hexColour.test(colour)) return 'notHex'
  return contrastToWhite(colour) < leastContrast ? 'tooLight' : null
}

/**
 * The style sheet of a municipality: the three variables that the site's style sheet is drawn with.
 * @throws RangeError when a value is not a six-digit hex colour, or is too light for white text on it
 */
export function themeCss({ primary, dark, darker }: Theme): string {
  for (const colour of [primary, dark, darker]) {
    const problem = colourProblem(colour)
    if (problem === 'notHex') throw new RangeError('A theme colour must be written as six hex digits, such as #27506b')
    if (problem) throw new RangeError(`${colour} is too light for white text on it`)
  }
  return `:root{--t1:${primary};--t2:${dark};--t3:${darker}}`
}
