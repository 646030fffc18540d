let changes = 0

/**
 * What this process keeps of municipalities for a few seconds (names, languages, contact lines, colours) was changed here: whoever keeps some of it
 * reads it again. Called after the change is committed; other processes notice when what they keep has grown old.
 */
export function forgetKnown(): void {
  changes++
}

/** Something kept is as good as new while this number stays the same. */
export const knownSince = () => changes
