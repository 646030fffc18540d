import { type Ctx, localPath } from '#platform/http/context.ts'
import { officeText } from '#platform/http/office.ts'
import type { Crumb } from '#ui/page/props.ts'
import { setupTexts } from './setup.text.ts'

/** The way back to everything that can be set up. */
export const setupCrumb = (c: Ctx): Crumb => ({ label: officeText(c, setupTexts).title, href: localPath(c.get('lang'), '/opsaetning') })
