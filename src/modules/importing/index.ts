export { type ImportDoubt, type ImportRefusal, type ImportResult, importDocument } from './import.ts'
export { doubtText, importRoutes } from './routes.tsx'
export { decodeDocument, MAX_DOCUMENT_BYTES, readAtMost, type Refusal } from './parse/decode.ts'
export { parseDocument, toJson } from './parse/parse.ts'
