export { audiencesOf } from './audiences.ts'
export { contactFor } from './office.ts'
export { type SiteDeps, siteRoutes } from './routes.tsx'
