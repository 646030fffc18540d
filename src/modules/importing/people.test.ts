import { describe, expect, test } from 'vitest'
import { matchPeople } from './people.ts'

const nothing = { same: new Map<string, string>(), others: new Map<string, Set<string>>(), isApart: false }
const member = (name: string) => ({ personId: `id of ${name}`, name })

describe('names in a document beside the members of the body', () => {
  test('the very same name is tied by itself, whatever its capitals and blanks', () => {
    expect(matchPeople(['IDA  Krog'], [member('Ida Krog')], nothing).get('IDA  Krog')).toMatchObject({ personId: 'id of Ida Krog' })
  })

  test.each([
    ['Bo Gjørstad', 'Bo Gjøstad'],
    ['Lene Holmm', 'Lene Holm'],
    ['Ane Lundh-Berg', 'Anne Lund-Berg'],
  ])('%s and %s: proposed, never taken', (written, name) => {
    expect(matchPeople([written], [member(name)], nothing).get(written)).toMatchObject({ personId: null, maybe: [member(name)] })
  })

  test('three letters apart is somebody else', () => {
    expect(matchPeople(['Bo Lind'], [member('Bo Lange')], nothing).get('Bo Lind')).toMatchObject({ personId: null, maybe: [], beside: [] })
  })

  test('two near names that both stand in the document are two people', () => {
    const both = matchPeople(['Sanida Aziz', 'Saniha Aziz'], [member('Sanida Aziz')], nothing)
    expect(both.get('Saniha Aziz')).toMatchObject({ personId: null, maybe: [], beside: ['Sanida Aziz'] })
    expect(both.get('Sanida Aziz')).toMatchObject({ personId: 'id of Sanida Aziz' })
  })

  test('two members of one name: somebody has to say which', () => {
    const two = [member('Ali Kaya'), { personId: 'another', name: 'Ali Kaya' }]
    expect(matchPeople(['Ali Kaya'], two, nothing).get('Ali Kaya')).toMatchObject({ personId: null, maybe: two })
  })

  test('what somebody has said holds, yes and no', () => {
    const said = { ...nothing, same: new Map([['Bo Gjørstad', 'x']]), others: new Map([['Lene Holmm', new Set(['id of Lene Holm'])]]) }
    const found = matchPeople(['Bo Gjørstad', 'Lene Holmm'], [member('Lene Holm')], said)
    expect([found.get('Bo Gjørstad')?.personId, found.get('Lene Holmm')?.maybe]).toEqual(['x', []])
  })
})
