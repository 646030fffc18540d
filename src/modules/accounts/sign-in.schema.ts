import { z } from 'zod'
import type { Texts } from '#texts/index.ts'
import { emailAddress } from './email.ts'

export const signInForm = (t: Texts) =>
  z.object({
    email: z
      .string()
      .trim()
      .min(1, t.form.required)
      .refine((text) => emailAddress.safeParse(text).success, t.accounts.signIn.badEmail)
      .toLowerCase(),
  })
