// A provider that cannot be asked is an error of its own in the answer; whoever can be asked is.
import { expect, it, onTestFinished } from 'vitest';
import { must } from '../../lib/assert.ts';
import { formatId } from '../../lib/ids.ts';
import { ProviderError } from '../../providers/provider.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { matched, scripted } from '../enrichment/testing-provider.ts';
import { addCompanies } from '../enrichment/testing.ts';
import { refresherOver } from './testing.ts';

const wish = { refreshScope: 'selected' as const, providerCodes: ['far', 'near', 'nearer'] };

function open(fault: ProviderError) {
  const store = tempStore();
  const asked: string[] = [];
  const say = (code: string, isFaulty = false) =>
    scripted(
      (lookups) => {
        asked.push(code);
        if (isFaulty) throw fault;
        return lookups.map(({ id }) => matched(id, { name: `Acme by ${code}` }));
      },
      { code },
    );
  const test = refresherOver(store, [say('far', true), say('near'), say('nearer')]);
  onTestFinished(() => test.stop());
  const [uuid] = addCompanies(store, [{ name: 'Acme', domain: 'acme.example' }]);
  return { ...test, asked, id: formatId('com', must(uuid, 'company')) };
}

it.each([
  new ProviderError('offline', 'There is no network.', { kind: 'passing' }),
  new ProviderError('http_401', 'The key is refused.', { kind: 'refused', status: 401 }),
])('asks the others where one fails for all: $code', async (fault) => {
  const { id, refresh, asked } = open(fault);
  const { success, nameUpdated, enrichments } = await refresh(id, wish);
  expect(asked).toEqual(['far', 'near', 'nearer']);
  expect(enrichments).toMatchObject([
    { providerCode: 'far', success: false, error: { code: fault.code, message: fault.message } },
    { providerCode: 'near', success: true },
    { providerCode: 'nearer', success: true },
  ]);
  expect({ success, nameUpdated }).toEqual({ success: true, nameUpdated: true });
});

it('goes past one that could not be reached a moment ago, without waiting for it', async () => {
  const { id, refresh, asked } = open(
    new ProviderError('offline', 'There is no network.', { kind: 'passing' }),
  );
  await refresh(id, wish);
  const { enrichments } = await refresh(id, wish);
  expect(asked).toEqual(['far', 'near', 'nearer', 'near', 'nearer']);
  expect(enrichments).toMatchObject([
    { providerCode: 'far', error: { code: 'offline', message: 'There is no network.' } },
    { success: true },
    { success: true },
  ]);
});
