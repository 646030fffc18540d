import { Hono } from 'hono'
import { allow } from '#platform/http/allow.ts'
import type { AppEnv } from '#platform/http/context.ts'
import { office } from '#platform/http/office.ts'
import { uuid } from '#platform/ids.ts'
import { download } from './download.ts'
import { changePapers, papersPage } from './papers.routes.tsx'

const staff = ['secretary', 'administrator'] as const

/** The papers of an item, for those who write them and those who read them. */
export const paperRoutes = () =>
  new Hono<AppEnv>()
    .get('/punkt/:shortId/bilag', allow(...staff), office, (c) => papersPage(c))
    .post('/punkt/:shortId/bilag', allow(...staff), office, changePapers)
    .get(`/bilag/:id{${uuid}}/:name`, allow('public'), download)
