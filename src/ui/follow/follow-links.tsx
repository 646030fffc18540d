import { PaperLinks } from '../paper-links/paper-links.tsx'

export type FollowLinksProps = {
  texts: { title: string; byMail: string; feed: string }
  /** Where one asks for mails about what the page is about, and its feed. */
  mail: string
  feed: string
}

/** The ways to hear of news about what a page is about. */
export const FollowLinks = ({ texts, mail, feed }: FollowLinksProps) => (
  <PaperLinks
    label={texts.title}
    links={[
      { href: mail, label: texts.byMail },
      { href: feed, label: texts.feed },
    ]}
  />
)
