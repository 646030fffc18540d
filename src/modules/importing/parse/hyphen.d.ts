declare module 'hyphen' {
  type Patterns = readonly unknown[]
  /** Makes a function that puts `hyphenChar` where the patterns of a language allow a word to be broken. Words are remembered by it. */
  const createHyphenator: (
    patterns: Patterns,
    options: { hyphenChar: string; html: boolean; minWordLength: number },
  ) => (text: string) => string
  // biome-ignore lint/style/noDefaultExport: the package has only a default export
  export default createHyphenator
}

declare module 'hyphen/patterns/da.js' {
  const patterns: readonly unknown[]
  // biome-ignore lint/style/noDefaultExport: the package has only a default export
  export default patterns
}
