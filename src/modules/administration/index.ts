export { publicHolidays } from './municipality/closing-days.screen.tsx'
export { administrationRoutes } from './routes.tsx'
