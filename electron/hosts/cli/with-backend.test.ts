import { expect, it } from 'vitest';
import { createCompany } from '../../../shared/contract/companies.ts';
import { listEnrichments } from '../../../shared/contract/enrichment.ts';
import { createSchedule } from '../../../shared/contract/schedules.ts';
import { createBackend, type BackendConfig } from '../../backend.ts';
import { tempDir } from '../../testing/temp-store.ts';
import { apiOf, withApi, type Api } from './with-backend.ts';

async function withProgram(
  config: Partial<BackendConfig> & { dataDir: string },
  work: (api: Api) => unknown,
) {
  const backend = createBackend({ version: 'test', ...config });
  await work(apiOf(backend));
  await backend.close();
}

it('leaves scheduled runs that are due to a program that stays', async () => {
  const dataDir = tempDir();
  await withProgram({ dataDir, clock: { now: () => Date.UTC(2026, 0, 1) } }, async ({ call }) => {
    await call(createCompany, { body: { name: 'Acme', domain: 'acme.com' } });
    const what = { name: 'Daily', entity: 'company' as const, query: {}, providers: ['domain-facts'] };
    const body = { ...what, rhythm: { every: 'day' as const, time: '06:00' } };
    await call(createSchedule, { body });
  });
  const batches = () => withApi(dataDir, async ({ call }) => (await call(listEnrichments, {})).data.items);
  expect(await batches()).toEqual([]);
  expect(await batches()).toEqual([]);
  await withProgram({ dataDir }, () => undefined);
  expect(await batches()).toMatchObject([{ schedule: { name: 'Daily' } }]);
});
