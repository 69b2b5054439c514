// Magic fields over the API: filled, followed, overridden, taken back.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { CustomField, Group } from '../../../shared/schema/custom-field.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { openImports, type TestImports } from '../../testing/imports.ts';

let api: TestImports;
let group: Group;
beforeEach(async () => {
  api = openImports();
  group = await api.data('POST', '/v1/groups', { name: 'Coverage' });
});

const fieldsPath = (): string => `/v1/groups/${group.id}/custom-fields/company`;
const addField = (field: object): Promise<CustomField> => api.data('POST', fieldsPath(), field);
const addMagic = (name: string, template: string) =>
  addField({ name, type: 'magicField', config: { template } });

const inGroup = (values: object = {}) => ({
  groups: [{ id: group.id }],
  customFieldValues: { [group.id]: values },
});
const create = (name: string, more: object = inGroup()): Promise<Company> =>
  api.data('POST', '/v1/companies', { name, ...more });
const patch = (id: string, body: object): Promise<Company> => api.data('PATCH', `/v1/companies/${id}`, body);
const valueOf = ({ customFieldValues }: Company, name: string): unknown =>
  customFieldValues[group.id]?.[name];
const read = async (id: string, name: string): Promise<unknown> =>
  valueOf(await api.data<Company>('GET', `/v1/companies/${id}`), name);

describe('a magic field', () => {
  it('is filled when a company is made, and when it joins the group', async () => {
    await addMagic('Title', '{{ name | upper }}');
    expect(valueOf(await create('Norrvik'), 'Title')).toBe('NORRVIK');
    const { id } = await create('Tarnhelm', {});
    expect(valueOf(await patch(id, { groups: [{ id: group.id }] }), 'Title')).toBe('TARNHELM');
  });

  it('follows its inputs, also through another magic field', async () => {
    await addField({ name: 'Tier', type: 'singleSelect', options: [{ label: 'A' }, { label: 'B' }] });
    await addMagic('Label', '{{ name }} ({{ Tier | coalesce: "no tier" }})');
    await addMagic('Loud', '{{ Label | upper }}');
    const { id, version } = await create('Norrvik');
    const changed = await patch(id, inGroup({ Tier: 'B' }));
    expect([valueOf(changed, 'Label'), valueOf(changed, 'Loud')]).toEqual(['Norrvik (B)', 'NORRVIK (B)']);
    expect(changed.version).toBe(version + 1);
  });

  it('can be overridden by hand, which stands until it is cleared', async () => {
    await addMagic('Title', '{{ name | upper }}');
    const { id } = await create('Norrvik');
    expect(valueOf(await patch(id, inGroup({ Title: 'Mine' })), 'Title')).toBe('Mine');
    expect(valueOf(await patch(id, { name: 'Tarnhelm' }), 'Title')).toBe('Mine');
    expect(valueOf(await patch(id, inGroup({ Title: null })), 'Title')).toBe('TARNHELM');
    expect(valueOf(await patch(id, { name: 'Drumlin' }), 'Title')).toBe('DRUMLIN');
    const given = await create('Kestrel', inGroup({ Title: 'Given' }));
    expect(valueOf(await patch(given.id, { name: 'Quill' }), 'Title')).toBe('Given');
  });

  it('is computed anew for all companies when its template changes, as part of that step', async () => {
    const { id: fieldId } = await addMagic('Title', '{{ name | upper }}');
    const { id } = await create('Norrvik');
    const own = await create('Tarnhelm', inGroup({ Title: 'Mine' }));
    await api.data('PATCH', `${fieldsPath()}/${fieldId}`, { config: { template: '{{ name | lower }}' } });
    expect(await read(id, 'Title')).toBe('norrvik');
    expect(await read(own.id, 'Title')).toBe('Mine');
    await api.data('POST', '/v1/steps/undo', {});
    expect(await read(id, 'Title')).toBe('NORRVIK');
    await api.data('POST', '/v1/steps/redo', {});
    expect(await read(id, 'Title')).toBe('norrvik');
  });

  it('keeps its value when a field or group that it names gets another name, and undo brings both names back', async () => {
    const tier = await addField({ name: 'Tier', type: 'textField' });
    const magic = await addMagic('Label', '{{ Tier | upper }} {{ group["Coverage"].Tier }}');
    const { id } = await create('Norrvik', inGroup({ Tier: 'a' }));
    const template = async (): Promise<string | undefined> =>
      (await api.data<CustomField>('GET', `${fieldsPath()}/${magic.id}`)).config.template;

    await api.data('PATCH', `${fieldsPath()}/${tier.id}`, { name: 'Deal size' });
    await api.data('PATCH', `/v1/groups/${group.id}`, { name: 'Sales' });
    expect(await template()).toBe('{{ fields["Deal size"] | upper }} {{ group["Sales"]["Deal size"] }}');
    expect(await read(id, 'Label')).toBe('A a');
    expect(valueOf(await patch(id, inGroup({ 'Deal size': 'b' })), 'Label')).toBe('B b');

    for (let step = 0; step < 3; step += 1) await api.data('POST', '/v1/steps/undo', {});
    expect(await template()).toBe('{{ Tier | upper }} {{ group["Coverage"].Tier }}');
    expect([await read(id, 'Tier'), await read(id, 'Label')]).toEqual(['a', 'A a']);
    await api.data('POST', '/v1/steps/redo', {});
    expect(await template()).toBe('{{ fields["Deal size"] | upper }} {{ group["Coverage"]["Deal size"] }}');
  });

  it('goes back with its inputs, and back again', async () => {
    await addMagic('Title', '{{ name | upper }}');
    const { id } = await create('Norrvik');
    await patch(id, { name: 'Tarnhelm' });
    await patch(id, inGroup({ Title: 'Mine' }));
    await api.data('POST', '/v1/steps/undo', {});
    expect(await read(id, 'Title')).toBe('TARNHELM');
    await api.data('POST', '/v1/steps/undo', {});
    expect(await read(id, 'Title')).toBe('NORRVIK');
    await api.data('POST', '/v1/steps/redo', {});
    await api.data('POST', '/v1/steps/redo', {});
    expect(await read(id, 'Title')).toBe('Mine');
    for (let step = 0; step < 3; step += 1) await api.data('POST', '/v1/steps/undo', {});
    expect(await api.companies()).toEqual([]);
  });

  it('stays as it is while it is locked', async () => {
    await addMagic('Title', '{{ name | upper }}');
    const { id } = await create('Norrvik');
    const change = { lock: [`custom:${group.id}:Title`] };
    const job = await api.data<{ id: string }>('POST', '/v1/companies/bulk', { companyIds: [id], change });
    const look = () => api.data<{ status: string }>('GET', `/v1/companies/bulk/${job.id}`);
    await expect.poll(async () => (await look()).status).toBe('completed');
    expect(valueOf(await patch(id, { name: 'Tarnhelm' }), 'Title')).toBe('NORRVIK');
  });

  it('is filled by an import, and goes with it', async () => {
    await addField({ name: 'ARR', type: 'numericField' });
    await addMagic('Label', '{{ name }}: {{ ARR | number }}');
    const before = await create('Norrvik');
    const mapping = { Company: 'name', ARR: `custom:${group.id}:ARR` };
    const csv = 'Company,ARR\nNorrvik,1250\nTarnhelm,7\n';
    const job = await api.run({ csv, mapping, update_existing: true });
    expect(valueOf(await api.company('Norrvik'), 'Label')).toBe('Norrvik: 1,250');
    expect(valueOf(await api.company('Tarnhelm'), 'Label')).toBe('Tarnhelm: 7');
    await api.data('POST', `/v1/import/jobs/${job.job_id}/undo`, {});
    const look = () => api.data<ImportJob>('GET', `/v1/import/jobs/${job.job_id}`);
    await expect.poll(async () => (await look()).undo.state).toBe('undone');
    expect((await look()).undo.last?.kept_count).toBe(0);
    expect((await api.companies()).map(({ name }) => name)).toEqual(['Norrvik']);
    expect(await read(before.id, 'Label')).toBe('Norrvik:');
  });

  it('is empty, with a reason, where it cannot be computed', async () => {
    await addMagic('Sum', '{{ name | number }}');
    const { id } = await create('Norrvik');
    expect(await read(id, 'Sum')).toBe(null);
    const body = { groupId: group.id, template: '{{ name | number }}', companyId: id };
    expect(await api.data('POST', '/v1/magic-templates/preview', body)).toEqual({
      issue: null,
      inputs: ['name'],
      value: null,
      reason: '“Norrvik” is no number.',
    });
  });

  it('is refused with a template that nobody could compute', async () => {
    const refusal = (template: string) =>
      api.refusal('POST', fieldsPath(), { name: 'X', type: 'magicField', config: { template } });
    expect((await refusal('{{ nmae }}')).details?.issues?.[0]).toMatchObject({
      path: 'config.template',
      code: 'invalid_template',
    });
    const one = await addMagic('One', '{{ name }}');
    await addMagic('Two', '{{ One }}');
    const circle = await api.refusal('PATCH', `${fieldsPath()}/${one.id}`, {
      config: { template: '{{ Two }}' },
    });
    expect(circle.details?.issues?.[0]).toMatchObject({ code: 'circular_template' });
    expect(circle.message).toContain('One → Two → One');
  });
});
