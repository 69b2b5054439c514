import { describe, expect, it } from 'vitest';
import type { TriedSource } from '../../../shared/schema/http-json.ts';
import { openFaultServer, type Scripted } from '../../testing/fault-server.ts';
import { provider } from '../http-json.provider.ts';
import { contextAt } from '../testing/provider-suite.ts';
import { httpJsonSettings } from './settings.ts';
import { trySource } from './try-source.ts';

async function tried(answer: Scripted, { domain = 'acme.com', key = 'the-secret' } = {}) {
  const server = await openFaultServer();
  server.on('*', answer);
  const set = httpJsonSettings.parse({
    entity: 'company',
    url: `${server.url}/{domain}`,
    headers: { Authorization: 'Bearer {key}' },
    match: '$.found',
    fields: { name: '$.title' },
  });
  const context = { ...contextAt(provider, set), key };
  return { tried: await trySource(set, domain === '' ? {} : { domain }, context), calls: server.calls };
}

describe('a source that is tried', () => {
  it.each<[string, Scripted, Partial<TriedSource>]>([
    ['no match', { body: { found: false, title: 'Bolt' } }, { outcome: 'no_match', status: 200 }],
    ['404', { status: 404, body: { e: 1 } }, { outcome: 'no_match', status: 404, raw: { e: 1 }, fields: [] }],
    ['422', { status: 422, body: { e: 1 } }, { outcome: 'failed', status: 422, raw: { e: 1 } }],
    ['401', { status: 401, body: {} }, { outcome: 'failed', status: 401, raw: null }],
    ['500', { status: 500, body: {} }, { outcome: 'failed', status: 500 }],
    ['a web page', { body: '<html></html>' }, { outcome: 'failed', status: null, raw: null }],
    [
      'an answer too large for a screen',
      { body: { found: true, title: 'Acme', rest: 'x'.repeat(1_000_000) } },
      { outcome: 'matched', raw: null, isRawLeftOut: true },
    ],
  ])('says what came of %s', async (_, answer, expected) => {
    const { tried: shown } = await tried(answer);
    expect(shown).toMatchObject(expected);
    expect(shown.message === null).toBe(expected.outcome !== 'failed');
    expect(shown.asked?.headers).toEqual({ Authorization: 'Bearer [key]' });
  });

  it('is not asked where the record or the key is missing', async () => {
    const noDomain = await tried({}, { domain: '' });
    expect(noDomain.tried).toMatchObject({
      outcome: 'failed',
      asked: null,
      message: 'The record lacks: domain.',
    });
    const noKey = await tried({}, { key: '' });
    expect(noKey.tried).toMatchObject({ outcome: 'failed', asked: null, status: null });
    expect([...noDomain.calls, ...noKey.calls]).toEqual([]);
  });
});
