// Values of a provider that go to custom fields, from the settings over a batch to the record and back.
import { expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { CustomField, Group } from '../../../shared/schema/custom-field.ts';
import type { EnrichBatch, EnrichItem, ItemAnswer, ProviderInfo } from '../../../shared/schema/enrichment.ts';
import type { FieldTarget } from '../../../shared/schema/field-target.ts';
import type { ReferenceDataset } from '../../../shared/schema/reference.ts';
import type { ReviewMatrix, ReviewRecord } from '../../../shared/schema/review.ts';
import { openBackend, writeTestFile, type TestBackend } from '../../testing/backend.ts';

const targetsPath = (code: string): string => `/v1/enrichment/providers/${code}/targets`;
const targetsOf = async (test: TestBackend, code: string) =>
  (await test.data<{ items: FieldTarget[] }>('GET', targetsPath(code))).items;
const setTargets = (test: TestBackend, code: string, targets: object[]) =>
  test.data<{ items: FieldTarget[] }>('PATCH', targetsPath(code), { targets });

/** Paths by the names of the fields; all are texts but `Staff`, a number. */
async function defineFields(test: TestBackend, names: string[]) {
  const { id } = await test.data<Group>('POST', '/v1/groups', { name: 'Own' });
  const fields = `/v1/groups/${id}/custom-fields/company`;
  const made = new Map<string, CustomField>();
  for (const name of names) {
    const type = name === 'Staff' ? 'numericField' : 'textField';
    made.set(name, await test.data<CustomField>('POST', fields, { name, type }));
  }
  const pathOf = (name: string): string => `custom:${id}:${name}`;
  return { groupId: id, pathOf, fieldPath: (name: string) => `${fields}/${made.get(name)?.id}` };
}

async function enrich(
  test: TestBackend,
  ids: string[],
  providers: unknown[],
  rest = {},
): Promise<EnrichBatch> {
  const body = { entity: 'company', ids, providers, ...rest };
  const { id } = await test.data<EnrichBatch>('POST', '/v1/enrichment/batches', body);
  const look = () => test.data<EnrichBatch>('GET', `/v1/enrichment/batches/${id}`);
  await expect.poll(async () => (await look()).finishedAt, { timeout: 20_000 }).not.toBeNull();
  return look();
}

async function matrixOf(test: TestBackend, { id }: EnrichBatch): Promise<ReviewMatrix> {
  const path = `/v1/enrichment/batches/${id}/review`;
  const { items } = await test.data<{ items: ReviewRecord[] }>('GET', `${path}/records`);
  return test.data<ReviewMatrix>('GET', `${path}/records/${items[0]?.itemId ?? ''}`);
}

const customOf = async (test: TestBackend, id: string) =>
  (await test.data<Company>('GET', `/v1/companies/${id}`)).customFieldValues;

it('refuses targets that are no field, sources that give no such value, and two values for one field', async () => {
  const test = openBackend();
  const { pathOf } = await defineFields(test, ['A']);
  const refused = async (...targets: object[]) =>
    (await test.refusal('PATCH', targetsPath('domain-facts'), { targets })).details?.issues?.map(
      ({ path, code }) => `${path} ${code}`,
    );
  expect(await refused({ from: 'publicSuffix', to: pathOf('B') })).toEqual(['targets.0.to unknown_field']);
  expect(await refused({ from: 'hat', to: pathOf('A') })).toEqual(['targets.0.from unknown_field']);
  const twice = ['publicSuffix', 'registrableDomain'].map((from) => ({ from, to: pathOf('A') }));
  expect(await refused(...twice)).toEqual(['targets.1 duplicate']);
  expect(
    (await test.refusal('PATCH', targetsPath('domain-facts'), { targets: [{ from: 'x', to: 'name' }] })).code,
  ).toBe('validation_error');
  expect((await test.refusal('GET', targetsPath('nobody'))).code).toBe('not_found');
});

it('takes a field and a fact of a provider to custom fields, whatever these are called by then', async () => {
  const test = openBackend();
  const { groupId, pathOf, fieldPath } = await defineFields(test, ['Site', 'Suffix']);
  const items = await setTargets(test, 'domain-facts', [
    { from: 'urls', to: pathOf('Site') },
    { from: 'publicSuffix', to: pathOf('suffix') },
  ]).then((answer) => answer.items);
  expect(items).toContainEqual({ dataset: null, from: 'urls', usual: 'urls', to: pathOf('Site') });
  await test.data('PATCH', fieldPath('Suffix'), { name: 'Ending' });
  expect(await targetsOf(test, 'domain-facts')).toContainEqual({
    dataset: null,
    from: 'publicSuffix',
    usual: null,
    to: pathOf('Ending'),
  });
  const providers = await test.data<{ items: ProviderInfo[] }>('GET', '/v1/enrichment/providers');
  expect(providers.items.find(({ code }) => code === 'domain-facts')?.fields).toEqual([
    'domain',
    'countryCode',
    pathOf('Site'),
    pathOf('Ending'),
  ]);
  const { id } = await test.data<Company>('POST', '/v1/companies', { name: 'Acme', emails: ['jo@acme.de'] });
  const fields = [pathOf('Site'), pathOf('Ending')];
  const step = { provider: 'domain-facts', fields, onlyIfEmpty: [pathOf('Ending')] };
  const batch = await enrich(test, [id], [step], { apply: 'fill_empty' });
  expect(batch.providers).toEqual([step]);
  expect(await test.data<Company>('GET', `/v1/companies/${id}`)).toMatchObject({
    urls: [],
    domain: null,
    groups: [{ id: groupId, name: 'Own' }],
    customFieldValues: { [groupId]: { Site: 'https://acme.de', Ending: 'de' } },
  });
  const { body } = await test.send('GET', `/v2/live/company/bulk-enrich/${batch.id}/items`);
  const [item] = (body as { items: EnrichItem[] }).items;
  expect(item?.data).toMatchObject({ [pathOf('Ending')]: 'de', facts: { publicSuffix: 'de' } });
  const shown = `/v1/enrichment/batches/${batch.id}/items/${item?.id}/answers`;
  const [answer] = (await test.data<{ items: ItemAnswer[] }>('GET', shown)).items;
  expect(answer?.fields).toEqual({
    domain: 'acme.de',
    countryCode: 'DE',
    [pathOf('Site')]: ['https://acme.de'],
    [pathOf('Ending')]: 'de',
  });
  expect(answer?.facts).toEqual({ registrableDomain: 'acme.de' });
  expect(await enrich(test, [id], [step])).toMatchObject({ counts: { skipped: 1 } });
});

it('takes columns of reference data to custom fields, chosen when it is attached or later', async () => {
  const test = openBackend();
  const { groupId, pathOf } = await defineFields(test, ['Staff', 'Trade']);
  const csv = 'Name,Domain,Headcount,Industry\nAcme GmbH,acme.de,"1,250,000.5",Cloth\n';
  const wish = { path: writeTestFile('own.csv', csv), mapping: { Headcount: pathOf('Staff') } };
  const { id: datasetId } = await test.data<ReferenceDataset>('POST', '/v1/reference-datasets', wish);
  const look = () => test.data<ReferenceDataset>('GET', `/v1/reference-datasets/${datasetId}`);
  await expect.poll(async () => (await look()).status, { timeout: 20_000 }).toBe('ready');
  expect((await look()).mapping).toMatchObject({
    Name: 'name',
    Industry: 'industry',
    Headcount: pathOf('Staff'),
  });
  const dataset = { id: datasetId, name: 'own' };
  const { items } = await setTargets(test, 'reference', [
    { datasetId, from: 'Headcount', to: pathOf('Staff') },
    { datasetId, from: 'Industry', to: pathOf('Trade') },
  ]);
  expect(items).toEqual([
    { dataset, from: 'Name', usual: 'name', to: 'name' },
    { dataset, from: 'Domain', usual: 'domain', to: 'domain' },
    { dataset, from: 'Headcount', usual: 'employeeRange', to: pathOf('Staff') },
    { dataset, from: 'Industry', usual: 'industry', to: pathOf('Trade') },
  ]);
  const { id } = await test.data<Company>('POST', '/v1/companies', { name: 'Acme', domain: 'acme.de' });
  const batch = await enrich(test, [id], ['reference']);
  const matrix = await matrixOf(test, batch);
  expect(matrix.fields.map(({ field, cells }) => [field, cells[0]?.value])).toEqual([
    ['name', 'Acme GmbH'],
    ['domain', 'acme.de'],
    [pathOf('Staff'), '1250000.5'],
    [pathOf('Trade'), 'Cloth'],
  ]);
  const decisions = matrix.fields
    .filter(({ field }) => field.startsWith('custom:'))
    .map(({ cells }) => ({ proposalId: cells[0]?.id, do: 'accept' }));
  await test.data('POST', `/v1/enrichment/batches/${batch.id}/review/decisions`, { decisions });
  expect(await customOf(test, id)).toEqual({ [groupId]: { Staff: '1250000.5', Trade: 'Cloth' } });
  await test.data('POST', '/v1/steps/undo', {});
  expect(await customOf(test, id)).toEqual({});
  await test.data('DELETE', `/v1/reference-datasets/${datasetId}`);
  expect(await targetsOf(test, 'reference')).toEqual([]);
});
