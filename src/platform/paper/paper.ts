import type { Inline as RichInline, List as RichList, Table as RichTable } from '#platform/richtext/richtext.ts'

/** A run of text; `isName` keeps it from being hyphenated. */
export type Inline = RichInline & { isName?: boolean | undefined }
/** `isListed`: it stands in the contents although it is deeper than the second level. */
export type Heading = { type: 'heading'; level: number; lang?: string | undefined; inline: Inline[]; isListed?: boolean | undefined }
/** `kicker` is the small line above a heading, `lead` the sentence below it, `small` an aside. */
export type Paragraph = { type: 'paragraph'; look?: 'kicker' | 'lead' | 'small' | undefined; lang?: string | undefined; inline: Inline[] }
export type List = RichList
export type Table = RichTable
export type Terms = { type: 'terms'; rows: { term: string; inline: Inline[] }[] }
export type Box = { type: 'box'; look: 'decision' | 'warning'; blocks: PaperBlock[] }
/** The paper's headings of level 2 and those that ask for it, with their pages where there are pages. */
export type Contents = { type: 'contents'; title: string }
export type Break = { type: 'break' }
/** A file that lies beside the paper: its pages or its picture where they can be shown, else the blocks that stand in for it. */
export type Enclosure = {
  type: 'enclosure'
  file: string
  kind: 'pdf' | 'picture'
  /** The heading of level 3 on its first page, which stands in the contents, and where to fetch the file itself. */
  head: Inline[]
  link: Inline[]
  /** What is read aloud in place of a page; `pageSign` stands for its number. */
  alt: string
  otherwise: PaperBlock[]
}
export type PaperBlock = Heading | Paragraph | List | Table | Terms | Box | Contents | Break | Enclosure

/** Stands in `alt` where the number of the page is to be. */
export const pageSign = '#'

/** A document as it is printed, saved and archived: one content, laid out as PDF, Word or HTML. */
export type Paper = {
  /** BCP 47; blocks and runs name their own where it differs. */
  lang: string
  title: string
  /** Who issues it. */
  author: string
  /** ISO 8601: when what it says became so. Not the day of printing, so that the same content gives the same file. */
  date: string
  /** Six hex digits: rules and headings. */
  accent: string
  /** Beside the issuer's name at the head of the first page. */
  logo?: Logo | undefined
  /** At the head of every page but the first. */
  running: { start: string; end: string }
  /** A word on every page, the first too: that this is not what it will be. */
  stamp?: string | undefined
  /** "Side # af #": the page and how many there are. */
  pageWords: string
  blocks: PaperBlock[]
}

/** A picture that says what words beside it say already. `file` is named by its SHA-256 in hex; the sides are pixels. */
export type Logo = { file: string; width: number; height: number }

/** What a contents lists. */
export const listedHeadings = (blocks: readonly PaperBlock[]): Heading[] =>
  blocks.flatMap((block) => {
    if (block.type === 'enclosure') return listedHeadings(block.otherwise)
    return block.type === 'heading' && (block.level === 2 || block.isListed) ? [block] : []
  })

/** The file of an enclosure or of the logo. */
export type PaperFile = { name: string; bytes: Uint8Array }
export type PaperFormat = 'pdf' | 'archive' | 'docx' | 'html'
