import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { office } from '#platform/http/office.ts'
import { showItem, writeItem } from './edit.routes.tsx'
import { showHistory } from './history.routes.tsx'
import { createNew, showNew } from './new.routes.tsx'
import { cleanPaste, keepWriting } from './writing.routes.tsx'

const staff = ['secretary', 'administrator'] as const

/** Writing the items of an agenda. */
export const itemRoutes = () =>
  new Hono<AppEnv>()
    .get('/moeder/:slug/punkter/nyt', allow(...staff), office, showNew)
    .post('/moeder/:slug/punkter/nyt', allow(...staff), office, createNew)
    .get('/punkt/:shortId/rediger', allow(...staff), office, showItem)
    .post('/punkt/:shortId/rediger', allow(...staff), office, writeItem)
    .get('/punkt/:shortId/historik', allow(...staff), office, showHistory)
    .post('/kladde', allow(...staff), keepWriting)
    .post('/rens', allow(...staff), cleanPaste)
