import { Details } from '../details/details.tsx'

export type CalendarTexts = {
  /** On the link that hands the calendar to the reader's own program. */
  open: string
  /** Before the address, for programs that want it typed. */
  copy: string
}

type AddressProps = { texts: CalendarTexts; address: string }

/** The address of a calendar: as a link that calendar programs answer to, and as text. */
export const CalendarAddress = ({ texts, address }: AddressProps) => (
  <>
    <p>
      <a href={address.replace(/^https?:/, 'webcal:')}>{texts.open}</a>
    </p>
    <p>
      {texts.copy}{' '}
      <bdi class="checksum" dir="ltr">
        {address}
      </bdi>
    </p>
  </>
)

export type SubscribeProps = AddressProps & { texts: CalendarTexts & { title: string; how: string } }

/** How to have meetings in one's own calendar, folded away beside what the page is about. */
export const Subscribe = ({ texts, address }: SubscribeProps) => (
  <Details summary={texts.title}>
    <p>{texts.how}</p>
    <CalendarAddress texts={texts} address={address} />
  </Details>
)
