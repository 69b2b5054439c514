import { assert, ipV4, ipV6, property } from 'fast-check';
import { expect, test } from 'vitest';
import { reachOf, type Reach } from './address.ts';

const cases: Record<Reach, string[]> = {
  public: [
    '8.8.8.8',
    '172.32.0.1',
    '100.128.0.1',
    '223.255.255.255',
    '2606:4700::1',
    '::ffff:8.8.8.8',
    '64:ff9b::808:808',
  ],
  local: [
    '127.0.0.1',
    '127.255.255.254',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '100.64.0.1',
    '::1',
    '0:0:0:0:0:0:0:1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::FFFF:7F00:1',
    '0:0:0:0:0:ffff:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '100.100.100.201',
    'fd00:ec3::254',
  ],
  never: [
    '0.0.0.0',
    '0.1.2.3',
    '169.254.169.254',
    '100.100.100.200',
    'fd00:ec2::254',
    'fd20:ce::254',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::ffff:169.254.169.254',
    '::ffff:100.100.100.200',
    '::ffff:0:0',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '::7f00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '5f00::1',
    '',
    'localhost',
    '127.1',
    '0x7f000001',
  ],
};

test.each(Object.entries(cases))('%s', (reach, addresses) => {
  expect(addresses.map((address) => [address, reachOf(address)])).toEqual(
    addresses.map((address) => [address, reach]),
  );
});

test('an address of IPv4 is reached alike however IPv6 wraps it', () => {
  assert(
    property(ipV4(), (address) => {
      expect(reachOf(`::ffff:${address}`)).toBe(reachOf(address));
      expect(reachOf(`64:ff9b::${address}`)).toBe(reachOf(address));
    }),
  );
});

test('no address is too odd', () => {
  assert(
    property(ipV6(), (address) => {
      expect(['public', 'local', 'never']).toContain(reachOf(address));
    }),
  );
});
