export { administrationRoutes } from './routes.tsx'
