import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the real server listens, and its data folder for the operator's commands. */
    site: { url: string; dataDir: string }
  }
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The real server as `script/server` starts it, on a data folder of its own: first start, demo municipality and all. */
// biome-ignore lint/style/noDefaultExport: the tool reads the default export
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'brobygger-browser-'))
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'warn' }
  const server = spawn(process.execPath, ['build/server.js'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      const found = /ready: (http:\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    server.on('exit', (code) => reject(new Error(`the server ended with ${code} before it was ready`)))
  })
  project.provide('site', { url, dataDir })
  return async () => {
    const gone = new Promise((resolve) => server.on('exit', resolve))
    server.kill('SIGTERM')
    await gone
    rmSync(dataDir, { recursive: true, force: true })
  }
}
