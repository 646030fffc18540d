import type { Refusal } from './decode.ts'
import type { Doubt, DoubtCode } from './types.ts'

export type ParserLanguage = 'da' | 'en' | 'ar'
type Sentences = Record<DoubtCode, (p: Record<string, string>) => string>

const da: Sentences = {
  notMeeting: (p) =>
    `Dokumentet er hverken et referat eller en dagsorden. Kun titlen er læst; de øvrige ${p['count']} linjer er gemt, som de står.`,
  noDate: () => 'Der er ingen gyldig mødedato. Skriv datoen selv.',
  noBody: () => 'Det fremgår ikke, hvem der holdt mødet. Vælg selv råd eller udvalg.',
  noAttendees: () => 'Der er ingen liste over dem, der deltog.',
  noItems: () => 'Der er ikke fundet nogen punkter.',
  dateImpossible: (p) => `Datoen ${p['text']} findes ikke.`,
  datesDisagree: (p) => `Dokumentet skriver både ${day(p['used'], 'da')} og ${p['text']}. Den første er brugt som mødedato.`,
  weekdayDisagrees: (p) => `Der står ${p['printed']}, men ${p['text']} er en ${p['actual']}.`,
  dateWithoutYear: (p) =>
    `»${p['text']}« står uden årstal.${p['guess'] ? ` Det er nok ${day(p['guess'], 'da')}, men teksten er ikke ændret.` : ''}`,
  contentsDisagree: (p) =>
    p['item'] === ''
      ? `Indholdsfortegnelsen nævner »${p['contents']}« som nr. ${p['position']}, men det punkt findes ikke.`
      : p['contents'] === ''
        ? `Punktet »${p['item']}« (nr. ${p['position']}) mangler i indholdsfortegnelsen.`
        : `Nr. ${p['position']} hedder »${p['contents']}« i indholdsfortegnelsen, men »${p['item']}« i selve dokumentet.`,
  numberJumps: (p) => `Punkt ${p['number']} står, hvor man ville vente punkt ${p['expected']}.`,
  numberRepeats: (p) => `Punkt ${p['number']} står mere end én gang.`,
  noDecision: (p) => `Punkt ${p['item']} har ingen beslutning.`,
  severalDecisions: (p) => `Punkt ${p['item']} har ${p['count']} forskellige beslutninger. De er sat sammen; se, om det er rigtigt.`,
  decisionDiffers: (p) => `Punkt ${p['item']}: beslutningen er ikke den samme, som sagens forløb skriver for dette møde.`,
  nameVariant: (p) => `»${p['name']}« ligner »${p['like']}« på deltagerlisten. Er det samme person? Intet er ændret.`,
  namesAlike: (p) => `»${p['first']}« og »${p['second']}« ligner hinanden, men står begge på listen. De er holdt som to personer.`,
  twoInOne: (p) => `»${p['name']}« kan være to personer, men står som én.`,
  attendanceInItem: () => 'Et punkt fortæller, at nogen var fraværende. Det er ikke med på listen over afbud.',
  closedMark: (p) => `Punkt ${p['item']} er lukket: det er mærket »${p['mark']}«.`,
  closedInDoubt: (p) => `Punkt ${p['item']} er sat som lukket, fordi ${closedReasonDa(p)}. Se selv efter, før du åbner det.`,
  unknownCaption: (p) => `»${p['text']}« ligner en overskrift, vi ikke kender. Den er blevet i teksten.`,
  personalData: (p) =>
    `Linjen indeholder ${{ cpr: 'noget, der ligner et CPR-nummer', phone: 'et telefonnummer', email: 'en e-mailadresse' }[p['kind'] ?? ''] ?? 'personoplysninger'}. Se, om det må vises.`,
  unplacedLine: (p) =>
    p['count'] === '1'
      ? 'Linjen passer ikke i noget felt. Den er gemt, som den står.'
      : `${p['count']} linjer passer ikke i noget felt. De er gemt, som de står.`,
}

const en: Sentences = {
  notMeeting: (p) =>
    `This is neither minutes nor an agenda. Only the title was read; the other ${p['count']} lines are kept as they stand.`,
  noDate: () => 'There is no valid meeting date. Enter the date yourself.',
  noBody: () => 'The document does not say who met. Choose the council or committee yourself.',
  noAttendees: () => 'There is no list of those who took part.',
  noItems: () => 'No agenda items were found.',
  dateImpossible: (p) => `The date ${p['text']} does not exist.`,
  datesDisagree: (p) => `The document says both ${day(p['used'], 'en')} and ${p['text']}. The first is used as the meeting date.`,
  weekdayDisagrees: (p) => `The weekday printed before ${p['text']} (${p['printed']}) is wrong: that day is a ${p['actual']} in Danish.`,
  dateWithoutYear: (p) =>
    `“${p['text']}” has no year.${p['guess'] ? ` It is probably ${day(p['guess'], 'en')}, but the text is unchanged.` : ''}`,
  contentsDisagree: (p) =>
    p['item'] === ''
      ? `The contents list has “${p['contents']}” as no. ${p['position']}, but there is no such item.`
      : p['contents'] === ''
        ? `The item “${p['item']}” (no. ${p['position']}) is missing from the contents list.`
        : `No. ${p['position']} is called “${p['contents']}” in the contents list but “${p['item']}” in the document.`,
  numberJumps: (p) => `Item ${p['number']} stands where item ${p['expected']} was expected.`,
  numberRepeats: (p) => `Item ${p['number']} occurs more than once.`,
  noDecision: (p) => `Item ${p['item']} has no decision.`,
  severalDecisions: (p) => `Item ${p['item']} has ${p['count']} different decisions. They were put together; check whether that is right.`,
  decisionDiffers: (p) => `Item ${p['item']}: the decision is not the one that the history of the case gives for this meeting.`,
  nameVariant: (p) => `“${p['name']}” looks like “${p['like']}” on the list of participants. Is it the same person? Nothing was changed.`,
  namesAlike: (p) => `“${p['first']}” and “${p['second']}” look alike, but both are on the list. They are kept as two people.`,
  twoInOne: (p) => `“${p['name']}” may be two people but is listed as one.`,
  attendanceInItem: () => 'An item says that somebody was absent. This is not on the list of apologies.',
  closedMark: (p) => `Item ${p['item']} is closed: it is marked “${p['mark']}”.`,
  closedInDoubt: (p) => `Item ${p['item']} is kept closed because ${closedReasonEn(p)}. Check it before you open it.`,
  unknownCaption: (p) => `“${p['text']}” looks like a heading that we do not know. It stays in the text.`,
  personalData: (p) =>
    `The line contains ${{ cpr: 'something like a civil registration number', phone: 'a telephone number', email: 'an e-mail address' }[p['kind'] ?? ''] ?? 'personal data'}. Check whether it may be shown.`,
  unplacedLine: (p) =>
    p['count'] === '1'
      ? 'The line fits no field. It is kept as it stands.'
      : `${p['count']} lines fit no field. They are kept as they stand.`,
}

const ar: Sentences = {
  notMeeting: (p) => `هذا المستند ليس محضرًا ولا جدول أعمال. قُرئ العنوان فقط، وحُفظت الأسطر الباقية كما هي (العدد: ${p['count']}).`,
  noDate: () => 'لا يوجد تاريخ صحيح للاجتماع. اكتب التاريخ بنفسك.',
  noBody: () => 'لا يذكر المستند من عقد الاجتماع. اختر المجلس أو اللجنة بنفسك.',
  noAttendees: () => 'لا توجد قائمة بالحاضرين.',
  noItems: () => 'لم يُعثر على أي بند.',
  dateImpossible: (p) => `التاريخ ${p['text']} غير موجود.`,
  datesDisagree: (p) => `يذكر المستند تاريخين: ${day(p['used'], 'ar')} و${p['text']}. استُخدم الأول تاريخًا للاجتماع.`,
  weekdayDisagrees: (p) => `اسم اليوم المكتوب قبل ${p['text']} (${p['printed']}) غير صحيح، فهو بالدنماركية ${p['actual']}.`,
  dateWithoutYear: (p) => `«${p['text']}» مكتوب بلا سنة.${p['guess'] ? ` الأرجح أنه ${day(p['guess'], 'ar')}، ولم يتغير النص.` : ''}`,
  contentsDisagree: (p) =>
    p['item'] === ''
      ? `يذكر الفهرس «${p['contents']}» برقم ${p['position']}، لكن هذا البند غير موجود.`
      : p['contents'] === ''
        ? `البند «${p['item']}» (رقم ${p['position']}) غير مذكور في الفهرس.`
        : `العنوان رقم ${p['position']} هو «${p['contents']}» في الفهرس و«${p['item']}» في المستند.`,
  numberJumps: (p) => `جاء البند ${p['number']} حيث يُتوقع البند ${p['expected']}.`,
  numberRepeats: (p) => `البند ${p['number']} مكرر.`,
  noDecision: (p) => `البند ${p['item']} بلا قرار.`,
  severalDecisions: (p) => `للبند ${p['item']} قرارات مختلفة (العدد: ${p['count']}). جُمعت معًا، فتحقق من صحة ذلك.`,
  decisionDiffers: (p) => `البند ${p['item']}: القرار يختلف عمّا ورد عن هذا الاجتماع في مسار القضية.`,
  nameVariant: (p) => `الاسم «${p['name']}» يشبه «${p['like']}» في قائمة الحاضرين. هل هما الشخص نفسه؟ لم يتغير شيء.`,
  namesAlike: (p) => `الاسمان «${p['first']}» و«${p['second']}» متشابهان، لكن كليهما في القائمة. اعتُبرا شخصين.`,
  twoInOne: (p) => `قد يكون «${p['name']}» شخصين، لكنه مذكور كشخص واحد.`,
  attendanceInItem: () => 'يذكر أحد البنود أن شخصًا كان غائبًا. هذا غير موجود في قائمة المعتذرين.',
  closedMark: (p) => `البند ${p['item']} مغلق، فهو معلَّم بـ«${p['mark']}».`,
  closedInDoubt: (p) => `أُبقي البند ${p['item']} مغلقًا لأن ${closedReasonAr(p)}. تحقق بنفسك قبل فتحه.`,
  unknownCaption: (p) => `«${p['text']}» يبدو عنوانًا لا نعرفه. بقي ضمن النص.`,
  personalData: (p) =>
    `يحتوي السطر على ${{ cpr: 'ما يشبه رقم هوية شخصية', phone: 'رقم هاتف', email: 'عنوان بريد إلكتروني' }[p['kind'] ?? ''] ?? 'بيانات شخصية'}. تحقق من جواز عرضه.`,
  unplacedLine: (p) =>
    p['count'] === '1' ? 'هذا السطر لا يناسب أي حقل. حُفظ كما هو.' : `أسطر لا تناسب أي حقل (العدد: ${p['count']}). حُفظت كما هي.`,
}

export const doubtTexts: Record<ParserLanguage, Sentences> = { da, en, ar }

export const refusalTexts: Record<ParserLanguage, Record<Refusal, string>> = {
  da: {
    empty: 'Filen er tom.',
    tooLarge: 'Filen er for stor. Den må højst fylde 20 MB og have 200.000 linjer.',
    binary: 'Filen er ikke ren tekst. Gem dokumentet som en tekstfil (.txt), og prøv igen.',
    notText: 'Filen kan ikke læses som tekst. Gem dokumentet som en tekstfil (.txt), og prøv igen.',
  },
  en: {
    empty: 'The file is empty.',
    tooLarge: 'The file is too large. It may have at most 20 MB and 200,000 lines.',
    binary: 'The file is not plain text. Save the document as a text file (.txt) and try again.',
    notText: 'The file cannot be read as text. Save the document as a text file (.txt) and try again.',
  },
  ar: {
    empty: 'الملف فارغ.',
    tooLarge: 'الملف كبير جدًا. الحد الأقصى 20 ميغابايت و200000 سطر.',
    binary: 'الملف ليس نصًا عاديًا. احفظ المستند كملف نصي (.txt) وحاول مرة أخرى.',
    notText: 'لا يمكن قراءة الملف كنص. احفظ المستند كملف نصي (.txt) وحاول مرة أخرى.',
  },
}

const linePrefix: Record<ParserLanguage, (line: number) => string> = {
  da: (line) => `Linje ${line}: `,
  en: (line) => `Line ${line}: `,
  ar: (line) => `السطر ${line}: `,
}

/** The doubt as a sentence in plain language, with its line. */
export function warningText({ code, line, params }: Doubt, language: ParserLanguage): string {
  return (line === null ? '' : linePrefix[language](line)) + doubtTexts[language][code](params)
}

function closedReasonDa(p: Record<string, string>): string {
  if (p['reason'] === 'document') return `dokumentet er mærket »${p['mark']}«`
  return p['reason'] === 'closedDoors' ? 'teksten nævner lukkede døre' : 'andre punkter er mærket åbne, men dette er ikke'
}

function closedReasonEn(p: Record<string, string>): string {
  if (p['reason'] === 'document') return `the document is marked “${p['mark']}”`
  return p['reason'] === 'closedDoors' ? 'its text speaks of closed doors' : 'other items are marked open and this one is not'
}

function closedReasonAr(p: Record<string, string>): string {
  if (p['reason'] === 'document') return `المستند معلَّم بـ«${p['mark']}»`
  return p['reason'] === 'closedDoors' ? 'نصه يذكر جلسة مغلقة' : 'بنودًا أخرى معلَّمة بأنها مفتوحة وهذا غير معلَّم'
}

function day(iso: string | undefined, language: ParserLanguage): string {
  const locale = { da: 'da-DK', en: 'en-GB', ar: 'ar-u-nu-latn' }[language]
  return iso ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(iso)) : ''
}
