import { existsSync, readFileSync } from 'node:fs'

/** The project's folder, whether the program runs from src/ or from build/. */
export const projectRoot: URL = (() => {
  let folder = new URL('.', import.meta.url)
  while (!existsSync(new URL('package.json', folder))) folder = new URL('..', folder)
  return folder
})()

export const fromRoot = (path: string) => new URL(path, projectRoot)

/** The version of this program. */
export const programVersion = (): string => (JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as { version: string }).version
