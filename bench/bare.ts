/** The limit: node:http alone, sending the bytes of one file. Usage: bare.js FILE */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const bytes = readFileSync(process.argv[2] ?? '')
const server = createServer((_, answer) => {
  answer.writeHead(200, { 'content-type': 'text/html; charset=UTF-8', 'content-length': bytes.length })
  answer.end(bytes)
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (address && typeof address === 'object') process.stdout.write(`http://localhost:${address.port}\n`)
})
