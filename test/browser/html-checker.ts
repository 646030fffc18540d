import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'

/** The package's one export is the place of its program. */
const checker: string = String(createRequire(import.meta.url)('vnu-jar'))

type Message = { type: string; url: string; message: string; extract?: string; lastLine?: number }

/** What the W3C's checker says of all files of a folder, in one run. */
export function checkHtml(files: string): Promise<Message[]> {
  const args = ['-jar', checker, '--format', 'json', '--exit-zero-always', '--skip-non-html', files]
  return new Promise((resolve, reject) => {
    execFile('java', args, { maxBuffer: 50_000_000 }, (error, _, report) =>
      error ? reject(error) : resolve((JSON.parse(report) as { messages: Message[] }).messages),
    )
  })
}
