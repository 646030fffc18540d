const da = {
  who: (name: string) => `Hvem er ${name}?`,
  why: 'Der er nogen, der hedder det samme eller næsten det samme. Programmet slår aldrig to personer sammen, så det er dig, der vælger.',
  someoneElse: 'En anden, som ikke står her',
  nowIn: (bodies: string) => `Sidder i ${bodies}`,
  beforeIn: (bodies: string) => `Har siddet i ${bodies}`,
  nowhere: 'Sidder ingen steder',
  choose: 'Vælg, hvem du mener',
  write: 'Skriv et navn',
  long: 'Et navn må højst være 200 tegn',
}
const en: typeof da = {
  who: (name) => `Who is ${name}?`,
  why: 'Somebody has the same name, or nearly the same. The program never merges two people, so you choose.',
  someoneElse: 'Somebody else, who is not in the list',
  nowIn: (bodies) => `Sits in ${bodies}`,
  beforeIn: (bodies) => `Used to sit in ${bodies}`,
  nowhere: 'Sits nowhere',
  choose: 'Choose whom you mean',
  write: 'Write a name',
  long: 'A name may be 200 characters at most',
}
export const personPickTexts = { da, en }
export type PersonPickTexts = typeof da
