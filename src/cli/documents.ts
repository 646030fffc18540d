import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { doubtText, importDocument, MAX_DOCUMENT_BYTES, parseDocument, readAtMost, readSource, toJson } from '#modules/importing/index.ts'
import { UnusableInput } from '#platform/errors.ts'
import { textsOf } from '#texts/index.ts'
import { type Command, complain, print, tenantOf, withHouse } from './command.ts'

const refusals = textsOf('da').importing.refusals

function onlyFile(positionals: string[]): string {
  const [file] = positionals
  if (!file || positionals.length > 1) throw new UnusableInput('Name exactly one file.')
  return file
}

async function readableFile(file: string) {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) throw new UnusableInput(`${file} is not a file that can be read.`)
}

const parse: Command = {
  name: ['parse'],
  usage: 'parse FILE',
  summary: 'Prints what a document says as JSON. Stores nothing.',
  help: 'Reads text (UTF-8, UTF-16 or Windows-1252) up to 20 MB. What fits in no field stands under "unplaced"; doubts stand under "warnings".',
  async run(args) {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    const file = onlyFile(positionals)
    await readableFile(file)
    const bytes = await readAtMost(createReadStream(file), MAX_DOCUMENT_BYTES)
    const read = 'refusal' in bytes ? bytes : await readSource(bytes, path.basename(file))
    if ('refusal' in read) throw new UnusableInput(refusals[read.refusal])
    print(JSON.stringify(toJson(read.parsed?.document ?? parseDocument(read.text, read)), null, 2))
    return 0
  },
}

const importFile: Command = {
  name: ['import'],
  usage: 'import FILE [--municipality CODE] [--body NAME] [--confirm]',
  summary: 'Reads minutes or an agenda in as a draft, with every doubt listed.',
  help: `Prints one line of JSON: {"status": "created" | "known" | "refused", "url", "doubts"}.
--body NAME   the body that met, when the document does not say; an unknown one is created and listed among the doubts
--confirm     release it at once; a document with a CPR number stays a draft until a person has answered for it
The same file again is "known" and changes nothing, but --confirm releases a draft that it finds.`,
  async run(args) {
    const options = { municipality: { type: 'string' }, body: { type: 'string' }, confirm: { type: 'boolean', default: false } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const file = onlyFile(positionals)
    await readableFile(file)
    return withHouse(async (house) => {
      const tenant = await tenantOf(house, values.municipality)
      const acting = { municipalityId: tenant.id, actor: 'operator' as const, clock: house.platform.clock }
      const result = await importDocument(house.platform, acting, tenant.timeZone, {
        file: { path: file, name: path.basename(file) },
        bodyName: values.body ?? null,
        mayImport: () => true,
        confirm: values.confirm,
      })
      const doubts = result.doubts.map((doubt) => doubtText(textsOf('da'), doubt))
      if (result.status === 'refused') {
        print(JSON.stringify({ status: result.status, url: null, doubts }))
        complain(refusals[result.refusal])
        return 2
      }
      print(JSON.stringify({ status: result.status, url: result.url, doubts }))
      if (values.confirm && !result.released)
        complain('It stays a draft: a line looks like a CPR number. A person must read it through in the back office.')
      return 0
    })
  },
}

export const documentCommands: Command[] = [parse, importFile]
