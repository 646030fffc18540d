export async function pdfText(_bytes: Uint8Array): Promise<string> {
  return ''
}
