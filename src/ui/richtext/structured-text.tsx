import { type Block, type Inline, isSafeHref, type List, type RichText, type Table } from '#platform/richtext/richtext.ts'
import type { Child } from '../context.ts'
import { Heading, type HeadingLevel } from '../heading/heading.tsx'
import { InLanguage, useLangAttributes } from '../lang/foreign.tsx'

const emphasis = ({ text, strong, em }: Inline): Child => {
  const inner = em ? <em>{text}</em> : text
  return strong ? <strong>{inner}</strong> : inner
}

const LinkOrForeign = ({ run }: { run: Inline }) => {
  const language = useLangAttributes(run.lang)
  // The schema refuses unsafe links; checked again because this is where one would do harm.
  if (run.href === undefined || !isSafeHref(run.href)) return <bdi {...language}>{emphasis(run)}</bdi>
  return (
    <a href={run.href} {...language}>
      {emphasis(run)}
    </a>
  )
}

/** Runs of one language flow together; only another language is set apart from the order of the words around it. */
const Line = ({ inline }: { inline: readonly Inline[] }) => (
  <>{inline.map((run) => (run.href === undefined && run.lang === undefined ? emphasis(run) : <LinkOrForeign run={run} />))}</>
)

const ListBlock = ({ list }: { list: List }) => {
  const Element = list.ordered ? 'ol' : 'ul'
  return (
    <Element {...useLangAttributes(list.lang)}>
      {list.items.map((item) => (
        <li>
          <InLanguage lang={list.lang}>
            <Line inline={item.inline} />
            {item.list && <ListBlock list={item.list} />}
          </InLanguage>
        </li>
      ))}
    </Element>
  )
}

const textOf = (inline: readonly Inline[] = []) => inline.map((run) => run.text).join('')

const TableRow = ({ cells, head }: { cells: readonly Inline[][]; head: readonly Inline[][] }) => (
  <tr>
    {cells.map((cell, column) => (
      <td data-title={textOf(head[column])}>
        <Line inline={cell} />
      </td>
    ))}
  </tr>
)

const TableBlock = ({ table }: { table: Table }) => (
  <table class="table table--responsive-headers" {...useLangAttributes(table.lang)}>
    <InLanguage lang={table.lang}>
      <thead>
        <tr>
          {table.head.map((cell) => (
            <th scope="col">
              <Line inline={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <TableRow cells={row} head={table.head} />
        ))}
      </tbody>
    </InLanguage>
  </table>
)

const headingLevel = (base: HeadingLevel, level: 1 | 2) => Math.min(base + level - 1, 6) as HeadingLevel

const BlockView = ({ block, base }: { block: Block; base: HeadingLevel }) => {
  const language = useLangAttributes(block.lang)
  switch (block.type) {
    case 'paragraph':
      return (
        <p {...language}>
          <InLanguage lang={block.lang}>
            <Line inline={block.inline} />
          </InLanguage>
        </p>
      )
    case 'heading':
      return (
        <Heading level={headingLevel(base, block.level)} {...language}>
          <InLanguage lang={block.lang}>
            <Line inline={block.inline} />
          </InLanguage>
        </Heading>
      )
    case 'list':
      return <ListBlock list={block} />
    case 'table':
      return <TableBlock table={block} />
  }
}

export type StructuredTextProps = {
  doc: RichText
  /** The heading that the document's level 1 becomes. */
  headingLevel?: HeadingLevel | undefined
}

/** Formatted text. Its language, and that of every block, is marked where it differs from the page's. */
export const StructuredText = ({ doc, headingLevel: base = 3 }: StructuredTextProps) => (
  <div class="prose" {...useLangAttributes(doc.lang)}>
    <InLanguage lang={doc.lang}>
      {doc.blocks.map((block) => (
        <BlockView block={block} base={base} />
      ))}
    </InLanguage>
  </div>
)
