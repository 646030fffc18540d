export type PaperLink = { href: string; label: string; description?: string | undefined }

/** Where the page is to be had as a document, in each form that there is. */
export const PaperLinks = ({ label, links }: { label: string; links: readonly PaperLink[] }) => (
  <nav class="paper-links" aria-label={label}>
    <ul>
      {links.map((link) => (
        <li>
          <a href={link.href}>{link.label}</a>
          {link.description && <span class="paper-links-note">{link.description}</span>}
        </li>
      ))}
    </ul>
  </nav>
)
