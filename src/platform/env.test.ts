import { describe, expect, it } from 'vitest'
import { EnvError, readEnv } from './env.ts'

const problems = (source: Record<string, string>) => {
  try {
    readEnv(source)
    return []
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    return error.message.split('\n')
  }
}

describe('the environment', () => {
  it('needs nothing: everything has a value that works on one machine', () => {
    expect(readEnv({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: null, demoSignIn: true })
  })

  it('takes an empty variable for an absent one', () => {
    expect(readEnv({ PORT: '', SMTP_URL: '' })).toMatchObject({ port: 3000, smtpUrl: null })
  })

  it('reports every problem at once, each by the name of its variable', () => {
    const found = problems({ PORT: '70000', DATABASE_URL: 'mysql://x', PUBLIC_ORIGIN: 'fjordby', LOG_LEVEL: 'loud' })
    for (const name of ['PORT', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'PUBLIC_ORIGIN', 'LOG_LEVEL'])
      expect(
        found.some((problem) => problem.startsWith(`${name}:`)),
        name,
      ).toBe(true)
  })

  it('wants both database identities or neither', () => {
    expect(problems({ DATABASE_URL: 'postgres://a@h/d' })[0]).toContain('DATABASE_OWNER_URL')
    expect(problems({ DATABASE_OWNER_URL: 'postgres://a@h/d' })[0]).toContain('DATABASE_URL')
    expect(problems({ DATABASE_URL: 'postgres://a@h/d', DATABASE_OWNER_URL: 'postgres://o@h/d' })).toEqual([])
  })

  describe('demo sign-in', () => {
    it.each([
      { HOST: '0.0.0.0' },
      { HOST: '192.0.2.7' },
      { PUBLIC_ORIGIN: 'https://fjordby.example' },
      { HOST: '127.0.0.1', PUBLIC_ORIGIN: 'http://192.0.2.7:3000' },
    ])('is off by itself, and refused when asked for, at %o', (place) => {
      expect(readEnv(place).demoSignIn).toBe(false)
      expect(problems({ ...place, DEMO_SIGN_IN: 'on' })[0]).toContain('DEMO_SIGN_IN')
    })

    it('is on at a loopback address unless it is turned off', () => {
      expect(readEnv({ PUBLIC_ORIGIN: 'http://localhost:3000' }).demoSignIn).toBe(true)
      expect(readEnv({ DEMO_SIGN_IN: 'off' }).demoSignIn).toBe(false)
    })
  })
})
