import { decisionTexts } from '../record/decision.text.ts'

const da = {
  title: 'Ret punktet',
  lead: 'Referatet er frigivet. Din rettelse bliver offentlig med det samme som en ny udgave, og alle kan se, hvad der er ændret.',
  help: [
    'Ret kun det, der er forkert. De andre punkter bliver stående præcis, som de var.',
    'Begrundelsen står på mødets side. Skriv den, så en, der ikke var med, forstår den.',
    'Den gamle udgave kan stadig læses. Står der noget, som ikke må være offentligt, skal mødet trækkes tilbage i stedet.',
  ],
  withdrawInstead: 'Står der noget, som ikke må være offentligt? En rettelse fjerner det ikke fra de tidligere udgaver.',
  withdrawLink: 'Træk mødet tilbage i stedet',
  notOut: 'Referatet er ikke frigivet, så der er ikke noget at rette endnu. Skriv i punktet, som du plejer.',
  isWithdrawn: 'Mødet er trukket tilbage. Ret i punktet, og læg mødet ud igen.',
  toFindings: 'Se, hvad det er, og tag stilling',
  toDecision: 'Skriv beslutningen',
  toWithdrawal: 'Til tilbagetrækningen',
  minutesCrumb: 'Referat',
  back: 'Til alle punkter',
  itemTitle: 'Punktets titel',
  publicTitle: 'Offentlig titel',
  publicTitleHint: 'Det eneste, offentligheden ser af et lukket punkt. Tomt: slet ingen titel.',
  closedSection: 'Lukket',
  reason: 'Hvorfor retter du?',
  reasonHint: 'Alle kan læse det. For eksempel: Antallet af bænke var forkert.',
  seen: 'Jeg har set det og vil lade det stå',
  save: 'Offentliggør rettelsen',
  decision: decisionTexts.da,
  errors: {
    summary: 'Der er noget, der skal rettes',
    reason: 'Skriv, hvorfor du retter. Det står på mødets side.',
    title: 'Skriv, hvad punktet hedder',
    long: 'Det er for langt.',
    clash: (by: string | null, now: string, when: string) =>
      `${by ?? 'En anden'} har ændret titlen til »${now}« ${when}, mens du skrev. Behold dit, eller ret det, og offentliggør igen.`,
    personal: (what: string) =>
      `Rettelsen tilføjer noget, der ligner en persons oplysninger: ${what}. Skriv det uden, eller sæt kryds nederst.`,
    personalInReason: (what: string) => `Her står noget, der ligner en persons oplysninger: ${what}. Skriv begrundelsen uden.`,
    findings:
      'Et bilag til punktet har noget, som ingen har taget stilling til endnu. Intet er offentliggjort, og det, du skrev, står stadig her.',
    nothingChanged: 'Du har ikke ændret noget, så der er ikke kommet en ny udgave.',
    wrongState:
      'Referatet kan ikke rettes, som det står nu: det er trukket tilbage eller ikke frigivet. Intet er ændret, og det, du skrev, står stadig her.',
  },
}

const en: typeof da = {
  title: 'Correct the item',
  lead: 'The minutes have been released. Your correction becomes public at once as a new version, and everybody can see what was changed.',
  help: [
    'Correct only what is wrong. The other items stay exactly as they were.',
    'The reason stands on the page of the meeting. Write it so that somebody who was not there understands it.',
    'The old version can still be read. If something must not be public, the meeting has to be withdrawn instead.',
  ],
  withdrawInstead: 'Does something stand here that must not be public? A correction does not remove it from the earlier versions.',
  withdrawLink: 'Withdraw the meeting instead',
  notOut: 'The minutes have not been released, so there is nothing to correct yet. Write in the item as usual.',
  isWithdrawn: 'The meeting has been withdrawn. Change the item, and publish the meeting again.',
  toFindings: 'See what it is and answer',
  toDecision: 'Write the decision',
  toWithdrawal: 'To the withdrawal',
  minutesCrumb: 'Minutes',
  back: 'To all items',
  itemTitle: 'Title of the item',
  publicTitle: 'Public title',
  publicTitleHint: 'All that the public sees of a closed item. Empty: no title at all.',
  closedSection: 'Closed',
  reason: 'Why do you correct it?',
  reasonHint: 'Everybody can read it. For example: The number of benches was wrong.',
  seen: 'I have seen it and want it to stand',
  save: 'Publish the correction',
  decision: decisionTexts.en,
  errors: {
    summary: 'Something needs correcting',
    reason: 'Write why you correct it. It stands on the page of the meeting.',
    title: 'Write what the item is called',
    long: 'That is too long.',
    clash: (by, now, when) =>
      `${by ?? 'Somebody else'} changed the title to “${now}” ${when}, while you were writing. Keep yours, or change it, and publish again.`,
    personal: (what: string) =>
      `The correction adds something that looks like data about a person: ${what}. Write it without, or tick the box below.`,
    personalInReason: (what: string) => `Something here looks like data about a person: ${what}. Write the reason without.`,
    findings:
      'An attachment of the item holds something that nobody has answered for yet. Nothing is published, and what you wrote is still here.',
    nothingChanged: 'You have not changed anything, so there is no new version.',
    wrongState:
      'The minutes cannot be corrected as they stand now: they are withdrawn or not released. Nothing was changed, and what you wrote still stands here.',
  },
}

export const correctTexts = { da, en }
