/** Content-Disposition by RFC 6266: a name in plain letters for old programs, and the real one. */
export function fileDisposition(way: 'inline' | 'attachment', name: string): string {
  const plain = name.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${way}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
