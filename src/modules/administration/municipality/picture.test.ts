import { describe, expect, test } from 'vitest'
import { mostPixels, pictureOf } from './picture.ts'

/** The head of a PNG file of this size. */
const png = (width: number, height: number) => {
  const bytes = Buffer.alloc(33)
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0001108003c00780301220002110103110100', 'hex')
const webp = Buffer.concat([Buffer.from('RIFF\0\0\0\0WEBPVP8X\0\0\0\0', 'latin1'), Buffer.from('000000007700003b0000', 'hex')])

describe('what a logo may be is told by its bytes', () => {
  test('pictures with their size', () => {
    expect(pictureOf(png(120, 60))).toEqual({ mediaType: 'image/png', width: 120, height: 60 })
    expect(pictureOf(jpeg)).toEqual({ mediaType: 'image/jpeg', width: 120, height: 60 })
    expect(pictureOf(Buffer.concat([webp, Buffer.alloc(8)]))).toEqual({ mediaType: 'image/webp', width: 120, height: 60 })
  })

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a picture without a size', png(0, 10)],
    ['a picture that would fill the memory', png(mostPixels + 1, 10)],
    ['the beginning of a picture', png(10, 10).subarray(0, 20)],
    ['a JPEG that leads nowhere', Buffer.from('ffd8ffe00001ffffffffffff', 'hex')],
    ['an animation', Buffer.from('GIF89a'.padEnd(64, '\0'))],
  ])('not %s', (_what, bytes) => {
    expect(pictureOf(bytes)).toBeNull()
  })
})
