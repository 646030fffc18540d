import type { Logo, Paper, PaperFile } from './paper.ts'

/** What the head of a page has room for, in millimetres. */
const most = { width: 55, height: 16 }
/** A small picture is not blown up until its dots are seen. */
const fewestDotsPerInch = 96
const millimetresPerInch = 25.4

/** How large a logo is printed, in millimetres: as large as there is room for, a wide one no wider, a tall one no taller. */
export function logoSize({ width, height }: Logo): { width: number; height: number } {
  const scale = Math.min(most.width / width, most.height / height, millimetresPerInch / fewestDotsPerInch)
  return { width: width * scale, height: height * scale }
}

/** The logo's own bytes among the files of a paper; a paper without them is a paper without a logo. */
export const logoBytes = ({ logo }: Paper, files: readonly PaperFile[]): Uint8Array | null =>
  files.find((file) => file.name === logo?.file)?.bytes ?? null

/** By the ending of its file. */
export const logoType = ({ file }: Logo): 'png' | 'jpeg' | 'webp' =>
  file.endsWith('.png') ? 'png' : file.endsWith('.webp') ? 'webp' : 'jpeg'
