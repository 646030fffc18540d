const da = {
  kept: 'Kladde gemt kl. ',
  offline: 'Ikke gemt – prøver igen. Det, du skriver, står her på siden.',
  signedOut: 'Du er logget ud. Det, du skriver nu, står kun her på siden. Gem for at logge ind igen; din tekst følger med.',
  refused: 'Kladden kan ikke gemmes. Kopiér din tekst, og genindlæs siden.',
  tooLarge: 'Teksten fylder for meget til at blive gemt som kladde. Del den i flere afsnit.',
  draftTitle: (when: string) => `Vi har gemt din kladde fra ${when}`,
  draftText: 'Det, du skrev, står i felterne herunder, men er ikke gemt i punktet endnu.',
  draftDiscard: 'Kassér kladden',
  when: (day: string, time: string) => `${day} kl. ${time}`,
  today: (time: string) => `kl. ${time}`,
}

const en: typeof da = {
  kept: 'Draft kept at ',
  offline: 'Not saved – trying again. What you write stands here on the page.',
  signedOut: 'You are signed out. What you write now stands only here on the page. Save to sign in again; your text goes along.',
  refused: 'The draft cannot be kept. Copy your text, and reload the page.',
  tooLarge: 'The text is too large to be kept as a draft. Divide it into several sections.',
  draftTitle: (when) => `We have kept your draft from ${when}`,
  draftText: 'What you wrote stands in the fields below, but is not saved in the item yet.',
  draftDiscard: 'Throw the draft away',
  when: (day, time) => `${day} at ${time}`,
  today: (time) => `at ${time}`,
}

export type WritingTexts = typeof da
export const writingTexts = { da, en }
