const locales: Record<string, string> = { da: 'da-DK', en: 'en-GB' }

/**
 * What Intl calls a language here: British order of dates, and everywhere the calendar and the digits of Danish letters, so that a date or a
 * case number on a page reads the same as on paper (Intl's own for Persian are the Persian calendar and Persian digits).
 */
export const localeOf = (lang: string) => locales[lang] ?? `${lang}-u-ca-gregory-nu-latn`
