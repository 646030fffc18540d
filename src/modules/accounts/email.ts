import { z } from 'zod'

/** An e-mail address as accounts hold it: without spaces around it, in lower case. 254 characters is the most that mail carries (RFC 5321). */
export const emailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email())
