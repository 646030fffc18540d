export { openTableRoutes } from './tables/routes.ts'
