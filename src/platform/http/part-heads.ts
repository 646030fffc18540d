/** Longer heads the reader of forms refuses itself. */
const longestHead = 20_000
const [tab, lineFeed, carriageReturn, space, del] = [9, 10, 13, 32, 127]

/**
 * A form of several parts without the control characters in the heads of its parts: a browser sends a file's name as it is, and the reader of forms
 * would refuse all that came for one such name. What is in the parts stays, byte for byte.
 */
export async function* cleanHeads(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<Uint8Array> {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? []
  const boundary = Buffer.from(`\r\n--${quoted ?? bare ?? ''}`)
  // The first boundary has no line before it.
  let held: Buffer = Buffer.from('\r\n')
  let isHead = false
  const upTo = (end: number) => {
    const part = held.subarray(0, end)
    held = held.subarray(end)
    return part
  }
  for await (const chunk of body) {
    held = Buffer.concat([held, chunk])
    for (;;) {
      const at = held.indexOf(isHead ? '\r\n\r\n' : boundary)
      if (at < 0) break
      yield isHead ? withoutControls(upTo(at + 4)) : upTo(at + boundary.length)
      isHead = !isHead
    }
    if (isHead && held.length > longestHead) isHead = false
    if (!isHead) yield upTo(Math.max(0, held.length - boundary.length + 1))
  }
  yield held
}

const withoutControls = (head: Buffer) =>
  head.filter((byte, at) => (byte >= space && byte !== del) || byte === tab || isLineBreak(head, at) || isLineBreak(head, at - 1))

const isLineBreak = (head: Buffer, at: number) => head[at] === carriageReturn && head[at + 1] === lineFeed
