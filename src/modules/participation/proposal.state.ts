export type ProposalState = 'open' | 'later' | 'accepted' | 'rejected' | 'withdrawn'

/** Whether a proposal can still be answered or taken back. */
export const isOpen = (state: ProposalState) => state === 'open' || state === 'later'
