import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { EgressRefused, egressTo } from './egress.ts'
import { isPrivateAddress } from './private-addresses.ts'

describe('addresses of the house', () => {
  const own = [
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
  ]
  const ownNew = ['::1', '::', 'fe80::1', 'fd12:3456::1', '::ffff:10.0.0.1', '::ffff:a00:1', '64:ff9b::a00:1', '2002:a00:1::', 'ff02::1']
  test.each([...own, ...ownNew, 'localhost', ''])('%s', (address) => expect(isPrivateAddress(address)).toBe(true))
  test.each(['93.184.216.34', '172.32.0.1', '100.128.0.1', '2606:2800:220:1::1', '2a02:2380::1'])('%s is outside', (address) =>
    expect(isPrivateAddress(address)).toBe(false),
  )
})

describe('a request that leaves the house', () => {
  let asked = 0
  const server = http.createServer((request, response) => {
    asked += 1
    if (request.url === '/away') return void response.writeHead(302, { Location: 'http://169.254.169.254/' }).end()
    if (request.url === '/much') return void response.end(Buffer.alloc(2_000_000))
    response.end('hello')
  })
  const ready = new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`localhost:${(server.address() as AddressInfo).port}`)),
  )
  afterAll(() => void server.close())
  const get = { method: 'GET', headers: {} }

  test('reaches a host that the operator has named, follows no redirect, and reads no more than it can hold', async () => {
    const host = await ready
    const ask = egressTo([host], [host])
    expect(await (await ask(`http://${host}/`, get)).text()).toBe('hello')
    expect((await ask(`http://${host}/away`, get)).status).toBe(302)
    await expect(ask(`http://${host}/much`, get)).rejects.toThrow(EgressRefused)
  })

  const house = [
    '127.0.0.1',
    '169.254.169.254',
    '10.0.0.7',
    '192.168.1.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.7',
  ]
  test.each(house)('is not sent by a name that means %s, alone or among others, also when it meant something else before', async (own) => {
    const meanings = [[own], ['93.184.216.34', own], [own, '2606:2800:220:1::1']]
    let resolved = 0
    const ask = egressTo(['login.example'], [], (_name, _options, done) => {
      const addresses = meanings[resolved] ?? []
      resolved += 1
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
    })
    for (const [turn] of meanings.entries()) {
      await expect(ask('https://login.example/', get)).rejects.toThrow('an address of the house')
      expect(resolved, 'each request looks anew').toBe(turn + 1)
    }
    await expect(ask('https://login.example/', get), 'a name that means nothing').rejects.toThrow('no address')
  })

  test('is sent to any of several hosts, each by its own rule', async () => {
    const host = await ready
    const ask = egressTo([host, 'intranet', '10.0.0.1', 'login.example'], [host])
    expect(await (await ask(`http://${host}/`, get)).text()).toBe('hello')
    for (const address of [
      'https://intranet/',
      'https://10.0.0.1/',
      'http://login.example/',
      `https://u:p@${host}/`,
      'https://other.example/',
    ])
      await expect(ask(address, get), address).rejects.toThrow(EgressRefused)
  })

  test('is not sent to any other', async () => {
    const host = await ready
    const before = asked
    await expect(egressTo([host], [])(`http://${host}/`, get)).rejects.toThrow(EgressRefused)
    await expect(egressTo([host], [])(`https://${host}/`, get), 'a name that means an address of the house').rejects.toThrow(EgressRefused)
    await expect(egressTo(['login.example'], [host])(`http://${host}/`, get)).rejects.toThrow(EgressRefused)
    await expect(egressTo(['10.0.0.1'], [])('https://10.0.0.1/', get)).rejects.toThrow(EgressRefused)
    await expect(egressTo(['login.example'], [])('https://a:b@login.example/', get)).rejects.toThrow(EgressRefused)
    expect(asked).toBe(before)
  })
})
