import { toPlainText } from '#platform/richtext/richtext.ts'
import type { MeetingModel } from '../model.ts'
import { findPersonalData, type PersonalKind } from '../release/scan.ts'

/** What can be seen by machine of the persons in what was public: different numbers and addresses of each kind, and names on the lists. */
export type PersonsFound = Record<PersonalKind | 'names', number>

export function personsIn(models: readonly MeetingModel[]): PersonsFound {
  const found: Record<PersonalKind | 'names', Set<string>> = { cpr: new Set(), phone: new Set(), email: new Set(), names: new Set() }
  for (const model of models) {
    for (const { name } of [...model.present, ...model.apologies]) found.names.add(name)
    for (const text of textsOf(model)) for (const { kind, match } of findPersonalData(text)) found[kind].add(match)
  }
  return { cpr: found.cpr.size, phone: found.phone.size, email: found.email.size, names: found.names.size }
}

function textsOf(model: MeetingModel): string[] {
  const inItems = model.items.flatMap((item) => [
    item.title ?? '',
    item.summary,
    item.presenter,
    ...item.cases.map(({ number, title }) => `${number} ${title}`),
    ...item.sections.flatMap(({ caption, content }) => [caption, toPlainText(content)]),
    ...item.decisions.map(({ content }) => toPlainText(content)),
    ...item.history.map(({ text }) => text),
    ...item.attachments.map(({ title }) => title),
  ])
  return [model.title, model.place, model.cancelledReason ?? '', ...inItems].filter(Boolean)
}

/** A personal data breach is reported within so many hours of finding out: article 33 of the General Data Protection Regulation. */
export const hoursToReport = 72

export const reportBy = (withdrawnAt: Date) => new Date(withdrawnAt.getTime() + hoursToReport * 3_600_000)

/** How long something was public: whole days, or hours where it was less than two days; at least one. */
export function howLong(from: Date, to: Date): { unit: 'hours' | 'days'; n: number } {
  const hours = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / 3_600_000))
  return hours < 48 ? { unit: 'hours', n: hours } : { unit: 'days', n: Math.ceil(hours / 24) }
}
