export type { Matter, Matters } from './matters.ts'
export { undelivered } from './messages.ts'
export { type MessageDeps, messageRoutes } from './routes.tsx'
