import { localeOf } from './locale.ts'

/** "320 kB", "1,4 MB": how large a file is, in decimal units as phones and computers show them. */
export function fileSize(lang: string, bytes: number): string {
  const inMegabytes = bytes >= 1_000_000
  const [value, unit] = inMegabytes ? [bytes / 1_000_000, 'megabyte'] : [Math.max(1, Math.round(bytes / 1_000)), 'kilobyte']
  return new Intl.NumberFormat(localeOf(lang), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}
