/** A text that comes along into a new item. */
export type Taken = { caption: string; text: string }

export const takenNames = (index: number) => ({ caption: `taget.${index}.overskrift`, text: `taget.${index}.tekst` })

const mostTaken = 50

export function takenFrom(values: Readonly<Record<string, string>>): Taken[] {
  const taken: Taken[] = []
  for (let index = 0; index < mostTaken; index += 1) {
    const names = takenNames(index)
    const text = values[names.text]
    if (text !== undefined) taken.push({ caption: (values[names.caption] ?? '').trim(), text: text.replace(/\r\n?/g, '\n').trim() })
  }
  return taken
}
