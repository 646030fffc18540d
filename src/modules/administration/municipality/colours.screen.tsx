import { TextField } from '#ui/form/fields.tsx'
import { Button } from '#ui/form/form.tsx'
import { colourProblem, contrastToWhite, leastContrast } from '#ui/theme/theme.ts'
import type { Fields } from '../settings/rows.ts'
import { type Screen, trimmed } from '../settings/screen.ts'
import { municipalityTexts } from './municipality.text.ts'

type Words = (typeof municipalityTexts.colours)['da']
const shades = ['primary', 'dark', 'darker'] as const

function problemIn(colour: string, words: Words): string | null {
  const problem = colourProblem(colour)
  if (problem === 'notHex') return words.notHex
  return problem && words.tooLight(contrastToWhite(colour), leastContrast)
}

const typedIn = (fields: Fields) => shades.map((shade) => [shade, trimmed(fields, shade).toLowerCase()] as const)

/** Drawn with attributes of its own: the page's security policy lets no style stand in the markup. */
const Preview = ({ fields, words }: { fields: Fields; words: Words }) => {
  const shown = typedIn(fields).filter(([, colour]) => colourProblem(colour) !== 'notHex')
  if (shown.length === 0) return null
  return (
    <figure class="colour-preview">
      <figcaption>{words.preview}</figcaption>
      <div class="colour-samples">
        {shown.map(([shade, colour]) => (
          <svg viewBox="0 0 240 72" role="img" aria-label={`${words[shade]}: ${colour}`}>
            <rect width="240" height="72" fill={colour} />
            <text x="16" y="44" fill="#ffffff" font-size="20">
              {words.sample}
            </text>
          </svg>
        ))}
      </div>
    </figure>
  )
}

export const coloursScreen: Screen<'theme', Words> = {
  path: 'farver',
  kinds: ['theme'],
  right: 'municipality',
  texts: municipalityTexts.colours,
  toFields: ({ theme }) => ({ primary: theme?.primary ?? '', dark: theme?.dark ?? '', darker: theme?.darker ?? '' }),
  read(fields, words) {
    const typed = typedIn(fields)
    if (typed.every(([, colour]) => colour === '')) return { values: { theme: null } }
    const problems = typed.flatMap(([shade, colour]) => {
      const problem = problemIn(colour, words)
      return problem ? [[shade, problem] as const] : []
    })
    if (problems.length > 0) return { errors: Object.fromEntries(problems) }
    const { primary = '', dark = '', darker = '' } = Object.fromEntries(typed)
    return { values: { theme: { primary, dark, darker } } }
  },
  describe: ({ theme }, words) =>
    theme ? shades.map((shade) => ({ term: words[shade], value: [theme[shade]] })) : [{ term: words.title, value: [words.own] }],
  // Comes back with what was typed, drawn.
  press: (pressed, fields) => (pressed === 'show' ? { fields } : null),
  Inside: ({ fields, errors, words }) => (
    <>
      {shades.map((shade) => (
        <TextField
          name={shade}
          label={words[shade]}
          hint={words.hint}
          value={fields[shade]}
          error={errors[shade]}
          width="short"
          autocomplete="off"
        />
      ))}
      <Preview fields={fields} words={words} />
      <div class="list-suggestion">
        <Button label={words.show} variant="secondary" name="do" value="show" />
      </div>
    </>
  ),
}
