declare module 'rtlcss' {
  /** Turns a style sheet for left-to-right into its mirror image. */
  const rtlcss: { process(css: string): string }
  // biome-ignore lint/style/noDefaultExport: the package has only a default export
  export default rtlcss
}
