import { expect, test } from 'vitest';
import { redirected } from './redirects.ts';
import { wireOf } from './wire.ts';

test('to another origin goes no header that could hold a key', () => {
  const headers = { authorization: 'Bearer k', cookie: 'k', 'X-Api-Key': 'k', accept: 'application/json' };
  const wire = wireOf({ url: 'https://one.example/a', headers }, 'Test');
  const answer = {
    status: 301,
    headers: new Headers({ location: '//two.example/b' }),
    body: Buffer.alloc(0),
  };
  const next = redirected(wire, answer, 'Test');
  expect(next.url.href).toBe('https://two.example/b');
  expect(Object.keys(next.headers).toSorted()).toEqual(['accept', 'accept-encoding', 'user-agent']);
});
