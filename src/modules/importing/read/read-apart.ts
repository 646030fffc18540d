import { buffer } from 'node:stream/consumers'
import { parseWithSource } from '../parse/parse.ts'
import type { ReadingOrder } from './aside.ts'
import { readFormat } from './read-format.ts'

/** A program of its own, so that a hostile document can harm nothing but it: an order and the bytes come in, the answer goes out as JSON. */

const message = await buffer(process.stdin)
const end = message.indexOf('\n')
const order = JSON.parse(message.subarray(0, end).toString('utf8')) as ReadingOrder
const given = message.subarray(end + 1)
const answer =
  'parse' in order
    ? parseWithSource(given.toString('utf8'), order.parse)
    : await readFormat(given, order.fileName, order.beside, order.captions)
process.stdout.write(JSON.stringify(answer))
