import { expect, it } from 'vitest';
import type { EnrichBatch, Estimate } from '../../shared/schema/enrichment.ts';
import { openBackend } from '../testing/backend.ts';

it('looks up people by their search, and refuses what a query of people does not know', async () => {
  const test = openBackend();
  for (const fullName of ['Mira Aldous', 'Mira Berg', 'Jon Vale'])
    await test.data('POST', '/v1/people', { fullName, phones: ['0049 30 231 25 000'] });
  const wish = { entity: 'person', query: { q: 'mira' }, providers: ['phone-facts'] };
  expect(await test.data<Estimate>('POST', '/v1/enrichment/estimate', wish)).toMatchObject({ records: 2 });
  expect(await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', wish)).toMatchObject({ total: 2 });
  const all = { ...wish, query: {} };
  expect(await test.data<Estimate>('POST', '/v1/enrichment/estimate', all)).toMatchObject({ records: 3 });
  const locked = { ...wish, query: { locked: true } };
  expect((await test.refusal('POST', '/v1/enrichment/batches', locked)).message).toContain('only "q"');
  const nobody = { ...wish, query: { q: 'nobody' } };
  expect((await test.refusal('POST', '/v1/enrichment/batches', nobody)).message).toContain(
    'No person matches',
  );
});
