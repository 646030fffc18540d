import type { PlanFields, Target } from '../types.ts'

/** The keys of plans in the published order, copied so that nothing else slips in. */
export function planJson(fields: PlanFields): PlanFields {
  return {
    themes: fields.themes.map(({ number, title, intent, initiatives }) => ({
      ...{ number, title, intent },
      initiatives: initiatives.map((initiative) => ({ number: initiative.number, text: initiative.text })),
    })),
    targets: fields.targets.map(targetJson),
    prizes: fields.prizes.map(({ name, amount, criteria }) => ({ name, amount, criteria: [...criteria] })),
    winners: fields.winners.map(({ year, prize, names, organisation }) => ({ year, prize, names: [...names], organisation })),
    hearings: fields.hearings.map(({ subject, period }) => ({ subject, period })),
    dialogueMeetings: fields.dialogueMeetings.map(({ text, year }) => ({ text, year })),
    workingGroups: fields.workingGroups.map(({ purpose, members }) => ({ purpose, members: [...members] })),
    followUps: fields.followUps.map(({ item, who, when, what }) => ({ item, who, when, what })),
    contents: fields.contents.map(({ title, page }) => ({ title, page })),
    relatedDocuments: [...fields.relatedDocuments],
    facts: fields.facts.map(({ key, value, text }) => ({ key, value, text })),
  }
}

function targetJson(target: Target): Target {
  const { text, kind, indicator, group, area, baseline, baselineYear, change, value, unit, year, reference } = target
  return { text, kind, indicator, group, area, baseline, baselineYear, change, value, unit, year, reference }
}
