export { openHoldings } from './holdings.ts'
export { keepCurrent } from './oparl/current.ts'
export { answerOparlError, isOparl } from './oparl/errors.ts'
export { openRoutes } from './routes.ts'
