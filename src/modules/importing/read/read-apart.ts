import { buffer } from 'node:stream/consumers'
import { readFormat } from './read-format.ts'
import type { ReadingOrder } from './read-source.ts'

/** A program of its own, so that a hostile document can harm nothing but it: an order and the bytes come in, the answer goes out as JSON. */

const message = await buffer(process.stdin)
const end = message.indexOf('\n')
const order = JSON.parse(message.subarray(0, end).toString('utf8')) as ReadingOrder
const answer = await readFormat(message.subarray(end + 1), order.fileName, order.beside, order.captions)
process.stdout.write(JSON.stringify(answer))
