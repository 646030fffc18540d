import { describe, expect, it } from 'vitest'
import { contrastToWhite, themeCss } from './theme.ts'

const theme = { primary: '#27506b', dark: '#1b3b51', darker: '#11273a' }

describe("a municipality's colours", () => {
  it('become three variables', () => {
    expect(themeCss(theme)).toBe(':root{--t1:#27506b;--t2:#1b3b51;--t3:#11273a}')
  })

  it.each(['red', '#abc', '27506b', '#27506b;}body{display:none', 'url(//evil.example)', '#27506g', ''])('are not %j', (primary) => {
    expect(() => themeCss({ ...theme, primary })).toThrow(RangeError)
  })

  it('carry white text', () => {
    expect(contrastToWhite('#000000')).toBeCloseTo(21)
    expect(contrastToWhite('#ffffff')).toBeCloseTo(1)
    expect(() => themeCss({ ...theme, dark: '#777777' })).toThrow('#777777')
    expect(() => themeCss({ ...theme, dark: '#767676' })).not.toThrow()
  })
})
