import { type Entries, page, screen, staff, uuid } from './access-entry.ts'

/** Terms, members and users. */
export const peopleRoutes: Entries = [
  ...page('/opsaetning/raad/:slug/perioder', staff, ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder`),
  ...page('/opsaetning/raad/:slug/perioder/historik', staff, ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/historik`),
  ...screen('/opsaetning/raad/:slug/perioder/ny', staff, ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/ny`),
  ...screen(
    `/opsaetning/raad/:slug/perioder/:id{${uuid}}`,
    staff,
    ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}`,
  ),
  ...screen(
    `/opsaetning/raad/:slug/perioder/:id{${uuid}}/ret`,
    staff,
    ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/ret`,
  ),
  ...screen(
    `/opsaetning/raad/:slug/perioder/:id{${uuid}}/pladser`,
    staff,
    ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/pladser`,
  ),
  ...screen(
    `/opsaetning/raad/:slug/perioder/:id{${uuid}}/udpeg`,
    staff,
    ({ slugs, termId }) => `/opsaetning/raad/${slugs.body}/perioder/${termId}/udpeg`,
  ),
  ...screen('/opsaetning/raad/:slug/perioder/medlemmer/ny', staff, ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/ny`),
  ...screen(
    '/opsaetning/raad/:slug/perioder/medlemmer/inviter',
    staff,
    ({ slugs }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/inviter`,
  ),
  ...screen(
    `/opsaetning/raad/:slug/perioder/medlemmer/:member{${uuid}}`,
    staff,
    ({ slugs, membershipId }) => `/opsaetning/raad/${slugs.body}/perioder/medlemmer/${membershipId}`,
  ),
  ...screen(
    `/opsaetning/raad/:slug/perioder/personer/:person{${uuid}}`,
    staff,
    ({ slugs, personId }) => `/opsaetning/raad/${slugs.body}/perioder/personer/${personId}`,
  ),
  ...page('/brugere', 'A'),
  ...screen('/brugere/ny', 'A'),
  ...screen(`/brugere/:id{${uuid}}`, 'A', ({ accountId }) => `/brugere/${accountId}`),
  ...page('/adgang', 'A'),
  ...page('/adgang.csv', 'A'),
]
