import { BlockList, isIP } from 'node:net'

/** Networks that are nobody's on the internet: the machine itself, the house, and what is set apart (IANA's special-purpose registries). */
const networks: [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
]

const blocked = new BlockList()
for (const [address, prefix] of networks) blocked.addSubnet(address, prefix, address.includes(':') ? 'ipv6' : 'ipv4')

/** Whether an address (not a name) leads into the house and not out of it. An IPv4 address written as IPv6 counts as what it is. */
export function isPrivateAddress(address: string): boolean {
  const kind = isIP(address)
  if (kind === 0) return true
  if (kind === 4) return blocked.check(address, 'ipv4')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  return mapped ? blocked.check(mapped, 'ipv4') : /^::ffff:/i.test(address) || blocked.check(address, 'ipv6')
}
