import { describe, expect, test } from 'vitest'
import { fitsSocket, keyOf, noteOf, readNote, socketFolders } from './places.ts'

describe('the place of the socket', () => {
  const where = { clusterDir: '/srv/brobygger/data/postgres', dataDir: '/srv/brobygger/data', uid: 1000, root: false }

  test('is beside the data, then the user’s run folder, then /tmp', () => {
    const key = keyOf(where.dataDir)
    expect(socketFolders(where)).toEqual([
      '/srv/brobygger/data/postgres/socket',
      `/run/user/1000/brobygger-${key}`,
      `/tmp/brobygger-1000-${key}`,
    ])
  })

  test('is /run for root, because only root can make a folder there', () => {
    expect(socketFolders({ ...where, root: true })).toContain(`/run/brobygger-${keyOf(where.dataDir)}`)
  })

  test('is never beside the data when the path is too long for a socket address', () => {
    const clusterDir = `/srv/${'a'.repeat(150)}`
    expect(socketFolders({ ...where, clusterDir }).every(fitsSocket)).toBe(true)
    expect(socketFolders({ ...where, clusterDir })).toHaveLength(2)
  })

  test('counts bytes, not letters', () => {
    expect(fitsSocket(`/${'a'.repeat(80)}`)).toBe(true)
    expect(fitsSocket(`/${'å'.repeat(80)}`)).toBe(false)
  })
})

describe('the note of where the cluster lies', () => {
  const [dataDir, systemDir] = ['/srv/data', '/var/lib/brobygger']

  test('is relative inside the data folder, so that the folder can be moved', () => {
    const note = noteOf(dataDir, '/srv/data/postgres')
    expect(readNote(note, '/moved/here', systemDir)).toBe('/moved/here/postgres')
  })

  test('is absolute outside', () => {
    const note = noteOf(dataDir, '/var/lib/brobygger/0123')
    expect(readNote(note, '/moved/here', systemDir)).toBe('/var/lib/brobygger/0123')
  })

  test.each(['{"folder":"/etc"}', '{"folder":"../../etc"}', '{"folder":"."}', '{"folder":7}', '[]', 'null', '', '{'])(
    'refuses %s',
    (text) => {
      expect(readNote(text, dataDir, systemDir)).toBeNull()
    },
  )
})
