import type { Texts } from '#texts/index.ts'
import { deviceOf } from './device.ts'

/** A device of a session in words, such as "Firefox on Windows"; null when neither is known. */
export function wordsOf(t: Texts, device: string): string | null {
  const [browser = '', system = ''] = device.split('/')
  if (browser && system) return t.accounts.ways.mine.sessions.on(browser, system)
  return browser || system || null
}

/** The device that sends a request, in words. */
export const deviceWords = (t: Texts, userAgent: string | undefined) => wordsOf(t, deviceOf(userAgent))
