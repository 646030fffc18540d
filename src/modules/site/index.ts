export { lookFor } from './office.ts'
export { type SiteDeps, siteRoutes } from './routes.tsx'
