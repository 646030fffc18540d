import { useLangAttributes } from '../lang/foreign.tsx'
import type { FooterProps, NavigationItem } from './props.ts'

const FooterLinks = ({ links, label }: { links: readonly NavigationItem[]; label: string }) => (
  <nav class="footer-links" aria-label={label}>
    <ul>
      {links.map((link) => (
        <li>
          <a href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

/** A line of its own; the text runs from left to right on every page, as numbers and addresses do. */
const ContactLink = ({ href, text }: { href: string; text: string }) => (
  <p>
    <a href={href}>
      <bdi dir="ltr">{text}</bdi>
    </a>
  </p>
)

const Contact = ({ heading, contact, contactLang, email, phone }: FooterProps) => (
  <section class="footer-contact" aria-labelledby="footer-heading">
    <h2 id="footer-heading" class="h5">
      {heading}
    </h2>
    {contact.map((line) => (
      <p>
        <bdi {...useLangAttributes(contactLang)}>{line}</bdi>
      </p>
    ))}
    {phone && <ContactLink {...phone} />}
    {email && <ContactLink {...email} />}
  </section>
)

/** How to reach the municipality, as far as it has said; links about the site; when the page was last changed. */
export const Footer = (props: FooterProps) => (
  <footer class="site-footer">
    <div class="container footer-columns">
      {(props.contact.length > 0 || props.email || props.phone) && <Contact {...props} />}
      <FooterLinks links={props.links} label={props.linksLabel} />
    </div>
    {props.lastChanged && (
      <p class="container last-changed">
        {props.lastChanged.label} <time datetime={props.lastChanged.datetime}>{props.lastChanged.text}</time>
      </p>
    )}
  </footer>
)
