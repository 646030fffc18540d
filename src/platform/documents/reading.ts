/** Why a machine could not read all of a document, the gravest first. */
export const unreadReasons = ['locked', 'broken', 'slow', 'large', 'long', 'packed', 'picture', 'pages'] as const
export type UnreadReason = (typeof unreadReasons)[number]

/** What was read of a document, and whether that is all there is in it; `why`: what was in the way. */
export type Reading = { text: string; whole: true; why: null } | { text: string; whole: false; why: UnreadReason }

export const wholly = (text: string): Reading => ({ text, whole: true, why: null })
export const partly = (text: string, why: UnreadReason): Reading => ({ text, whole: false, why })

export const isUnreadReason = (text: string | null): text is UnreadReason => (unreadReasons as readonly (string | null)[]).includes(text)

/** Exit codes of the program that reads documents apart: what it found out itself. Any other code: it broke. */
export const exitCodes: Partial<Record<UnreadReason, number>> = { pages: 3, packed: 4, locked: 5 }
