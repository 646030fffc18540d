import { z } from 'zod'
import { Textarea, TextField } from '#ui/form/fields.tsx'
import { linesOf, type Screen, trimmed } from '../settings/screen.ts'
import { municipalityTexts } from './municipality.text.ts'

const [mostContact, mostJoin, mostPurpose, mostName] = [12, 20, 500, 100]
const isEmail = (text: string) => z.email().max(200).safeParse(text).success
const isPhone = (text: string) => /^\+?[\d ]{3,20}$/.test(text)

export const contactScreen: Screen<'contact' | 'contact_email' | 'contact_phone', (typeof municipalityTexts.contact)['da']> = {
  path: 'kontakt',
  kinds: ['contact', 'contact_email', 'contact_phone'],
  right: 'municipality',
  texts: municipalityTexts.contact,
  toFields: (values) => ({ linjer: values.contact.join('\n'), email: values.contact_email, telefon: values.contact_phone }),
  read(fields, words) {
    const contact = linesOf(fields['linjer'] ?? '')
    const [email, phone] = [trimmed(fields, 'email'), trimmed(fields, 'telefon')]
    const errors = {
      ...(contact.length > mostContact && { linjer: words.tooMany }),
      ...(email && !isEmail(email) && { email: words.badEmail }),
      ...(phone && !isPhone(phone) && { telefon: words.badPhone }),
    }
    return Object.keys(errors).length > 0 ? { errors } : { values: { contact, contact_email: email, contact_phone: phone } }
  },
  describe: ({ contact, contact_email, contact_phone }, words) => [
    ...(contact ? [{ term: words.lines, value: contact }] : []),
    ...(contact_email === undefined ? [] : [{ term: words.email, value: [contact_email ?? ''].filter(Boolean) }]),
    ...(contact_phone === undefined ? [] : [{ term: words.phone, value: [contact_phone ?? ''].filter(Boolean) }]),
  ],
  Inside: ({ fields, errors, words }) => (
    <>
      <Textarea name="linjer" label={words.lines} hint={words.linesHint} value={fields['linjer']} error={errors['linjer']} rows={6} />
      <TextField name="email" label={words.email} type="email" value={fields['email']} error={errors['email']} />
      <TextField name="telefon" label={words.phone} type="tel" value={fields['telefon']} error={errors['telefon']} width="short" />
    </>
  ),
}

export const frontScreen: Screen<'purpose' | 'how_to_join', (typeof municipalityTexts.front)['da']> = {
  path: 'forside',
  kinds: ['purpose', 'how_to_join'],
  right: 'municipality',
  texts: municipalityTexts.front,
  toFields: ({ purpose, how_to_join }) => ({ formaal: purpose.join(' '), med: how_to_join.join('\n') }),
  read(fields, words) {
    const purpose = trimmed(fields, 'formaal').replace(/\s+/g, ' ')
    const join = linesOf(fields['med'] ?? '')
    const errors = {
      ...(purpose.length > mostPurpose && { formaal: words.tooLong }),
      ...(join.length > mostJoin && { med: words.tooMany }),
    }
    return Object.keys(errors).length > 0 ? { errors } : { values: { purpose: purpose ? [purpose] : [], how_to_join: join } }
  },
  describe: ({ purpose, how_to_join }, words) => [
    ...(purpose ? [{ term: words.purpose, value: purpose }] : []),
    ...(how_to_join ? [{ term: words.join, value: how_to_join }] : []),
  ],
  Inside: ({ fields, errors, words }) => (
    <>
      <Textarea
        name="formaal"
        label={words.purpose}
        hint={words.purposeHint}
        value={fields['formaal']}
        error={errors['formaal']}
        rows={3}
      />
      <Textarea name="med" label={words.join} hint={words.joinHint} value={fields['med']} error={errors['med']} rows={6} />
    </>
  ),
}

export const senderScreen: Screen<'sender', (typeof municipalityTexts.sender)['da']> = {
  path: 'afsender',
  kinds: ['sender'],
  right: 'municipality',
  texts: municipalityTexts.sender,
  toFields: ({ sender }) => ({ navn: sender.name, svar: sender.replyTo }),
  read(fields, words) {
    const [name, replyTo] = [trimmed(fields, 'navn').replace(/\s+/g, ' '), trimmed(fields, 'svar')]
    const errors = {
      ...(name === '' ? { navn: words.missing } : name.length > mostName && { navn: words.tooLong }),
      ...(replyTo && !isEmail(replyTo) && { svar: words.badEmail }),
    }
    return Object.keys(errors).length > 0 ? { errors } : { values: { sender: { name, replyTo } } }
  },
  describe: ({ sender }, words) => [
    { term: words.name, value: [sender?.name ?? ''].filter(Boolean) },
    { term: words.replyTo, value: [sender?.replyTo ?? ''].filter(Boolean) },
  ],
  Inside: ({ fields, errors, words }) => (
    <>
      <TextField name="navn" label={words.name} value={fields['navn']} error={errors['navn']} required />
      <TextField name="svar" label={words.replyTo} type="email" value={fields['svar']} error={errors['svar']} />
    </>
  ),
}
