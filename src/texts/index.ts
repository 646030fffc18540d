import type { Texts } from './da.text.ts'
import { languages } from './languages.gen.ts'

export type { Texts }
export type Lang = keyof typeof languages

/** Every language of the shell, Danish first. Made from the `*.text.ts` files beside this one. */
export const allLangs = Object.keys(languages) as Lang[]
export const isLang = (lang: string): lang is Lang => Object.hasOwn(languages, lang)
export const textsOf = (lang: Lang): Texts => languages[lang]
