// Deletions and changes of type: counted first, done in one go, and taken back whole.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { CustomField, CustomFieldType } from '../../../shared/schema/custom-field.ts';
import type { DefinitionPlan } from '../../../shared/schema/definition-input.ts';
import { fieldNames, makeGroup, type MadeGroup } from '../../testing/definitions.ts';
import { openApp, type TestApp } from '../testing/open-app.ts';

let test: TestApp;
let group: MadeGroup;
beforeEach(() => {
  test = openApp({ rateLimit: 100_000 });
  group = makeGroup(test.services.store.db);
});
afterEach(() => test.close());

async function data<T>(method: string, path: string, body?: unknown, status = 200): Promise<T> {
  const response = await test.send(method, path, body === undefined ? {} : { body });
  const answer = (await response.json()) as { data: T };
  expect({ status: response.status, answer }).toMatchObject({ status });
  return answer.data;
}

const fieldPath = (type: CustomFieldType): string =>
  `/v1/groups/${group.id}/custom-fields/company/${group.fields[type].id}`;
const preview = (type: CustomFieldType, body: unknown) =>
  data<DefinitionPlan>('POST', `${fieldPath(type)}/preview`, body);
const patch = (type: CustomFieldType, body: unknown) => data<CustomField>('PATCH', fieldPath(type), body);

let made = 0;
async function company(values: Partial<Record<CustomFieldType, unknown>>): Promise<string> {
  const named = Object.entries(values).map(([type, value]) => [fieldNames[type as CustomFieldType], value]);
  made += 1;
  const body = {
    name: `Company ${made}`,
    groups: [{ id: group.id }],
    customFieldValues: { [group.id]: Object.fromEntries(named) as object },
  };
  return (await data<Company>('POST', '/v1/companies', body)).id;
}

const shown = (id: string) => data<Company>('GET', `/v1/companies/${id}`);
const valueOf = async (id: string, type: CustomFieldType): Promise<unknown> =>
  (await shown(id)).customFieldValues[group.id]?.[fieldNames[type]];
const undo = () => data('POST', '/v1/steps/undo', {});
const redo = () => data('POST', '/v1/steps/redo', {});

describe('a deletion', () => {
  it('of an option says how many values go, takes them away, and brings them back', async () => {
    const [a, b] = [await company({ singleSelect: 'A' }), await company({ singleSelect: 'B' })];
    const options = [{ label: 'B' }, { label: 'C' }];
    expect(await preview('singleSelect', { patch: { options } })).toMatchObject({
      records: 1,
      values: 2,
      removed: 1,
      parts: [{ name: 'A', values: 1 }],
    });
    await patch('singleSelect', { options });
    expect([await valueOf(a, 'singleSelect'), await valueOf(b, 'singleSelect')]).toEqual([null, 'B']);
    // What is hidden is counted no more.
    expect(await preview('singleSelect', { delete: true })).toMatchObject({ records: 1, removed: 1 });
    await undo();
    expect([await valueOf(a, 'singleSelect'), await valueOf(b, 'singleSelect')]).toEqual(['A', 'B']);
    await redo();
    expect(await valueOf(a, 'singleSelect')).toBeNull();
  });

  it('of an option of several counts each place where it is chosen', async () => {
    await company({ multipleSelect: ['Cables', 'Software'] });
    const id = await company({ multipleSelect: ['Software'] });
    const options = [{ label: 'Cables' }];
    expect(await preview('multipleSelect', { patch: { options } })).toMatchObject({
      records: 2,
      values: 3,
      removed: 2,
      parts: [
        { name: 'Machinery', values: 0 },
        { name: 'Software', values: 2 },
      ],
    });
    await patch('multipleSelect', { options });
    expect(await valueOf(id, 'multipleSelect')).toEqual([]);
  });

  it('of a field says how many values go, and brings them back', async () => {
    const id = await company({ numericField: 12.5, textField: 'x' });
    await company({ textField: 'y' });
    expect(await preview('numericField', { delete: true })).toMatchObject({
      records: 1,
      values: 1,
      removed: 1,
    });
    const before = await shown(id);
    await data('DELETE', fieldPath('numericField'));
    expect((await shown(id)).customFieldValues[group.id]).not.toHaveProperty('ARR');
    await undo();
    expect(await shown(id)).toEqual(before);
  });

  it('of a group says how many values of which fields go, and brings them back', async () => {
    const id = await company({ numericField: 12.5, textField: 'x' });
    await company({ textField: 'y' });
    const plan = await data<DefinitionPlan>('POST', `/v1/groups/${group.id}/preview`, { delete: true });
    expect(plan).toMatchObject({ records: 2, removed: plan.values });
    const isFilledByHand = ({ name }: { name: string }): boolean => name !== fieldNames.magicField;
    expect(plan.parts.filter(({ values }) => values > 0).filter(isFilledByHand)).toEqual([
      { name: 'Note', values: 2 },
      { name: 'ARR', values: 1 },
    ]);
    const before = await shown(id);
    await data('DELETE', `/v1/groups/${group.id}`);
    expect(await shown(id)).toMatchObject({ groups: [], customFieldValues: {} });
    await undo();
    expect(await shown(id)).toEqual(before);
    await redo();
    expect((await shown(id)).groups).toEqual([]);
  });

  it('can be undone after its name was given to another only once that one is renamed', async () => {
    await data('DELETE', `/v1/groups/${group.id}`);
    await data('POST', '/v1/groups', { name: group.name });
    const steps = await data<{ items: { id: string; label: { action: string } }[] }>('GET', '/v1/steps');
    const deletion = steps.items.find(({ label }) => label.action === 'remove_definition');
    const refused = await test.send('POST', `/v1/steps/${deletion?.id}/undo`, { body: {} });
    expect(refused.status).toBe(409);
  });
});

describe('what is made or renamed', () => {
  it('is taken back and done again', async () => {
    await patch('textField', { name: 'Remark', position: 8 });
    await data('POST', `${fieldPath('singleSelect')}/options`, { label: 'D' });
    const after = await data('GET', '/v1/definitions');
    await undo();
    await undo();
    const groups = await data<{ groups: { fields: CustomField[] }[] }>('GET', '/v1/definitions');
    expect(groups.groups[0]?.fields[0]?.name).toBe('Note');
    await redo();
    await redo();
    const again = await data<{ groups: unknown }>('GET', '/v1/definitions');
    expect(again.groups).toEqual((after as { groups: unknown }).groups);
  });
});

describe('a change of type', () => {
  it.each([
    ['textField', 'numericField', ['1,250,000.5', ' 12 ', '1,250', 'many'], ['1250000.5', '12', null, null]],
    [
      'textField',
      'dateField',
      ['2024-02-29', '3 March 2024', '03/04/2024', 'x'],
      ['2024-02-29', '2024-03-03', null, null],
    ],
    ['numericField', 'textField', [12.5, 3], ['12.5', '3']],
    ['dateField', 'textField', ['2024-02-29'], ['2024-02-29']],
    ['singleSelect', 'textField', ['A', 'C'], ['A', 'C']],
    ['singleSelect', 'multipleSelect', ['A', 'C'], [['A'], ['C']]],
    ['multipleSelect', 'textField', [['Cables', 'Software']], ['Cables; Software']],
    ['multipleSelect', 'singleSelect', [['Cables'], ['Cables', 'Software']], ['Cables', null]],
    ['textField', 'userField', ['nobody'], [[]]],
    ['textField', 'contactField', ['Company x'], [[]]],
    ['textField', 'objectField', ['y'], [[]]],
    ['textField', 'magicField', ['Hi'], ['Hi']],
  ] as const)('from %s to %s converts what has one reading', async (from, to, values, wanted) => {
    const ids: string[] = [];
    for (const value of values) ids.push(await company({ [from]: value }));
    const before = await Promise.all(ids.map(shown));
    const isLost = wanted.map((value) => value === null || (Array.isArray(value) && value.length === 0));
    const lost = values
      .filter((_, at) => isLost[at])
      .map((value) => (Array.isArray(value) ? value.join('; ') : String(value).trim()));
    const plan = await preview(from, { patch: { type: to } });
    expect(plan).toMatchObject({
      values: values.length,
      converted: values.length - lost.length,
      removed: lost.length,
      unconvertedDistinct: lost.length,
    });
    expect(plan.unconverted.map(({ value }) => value).toSorted()).toEqual(lost.toSorted());
    test.wait(1000);
    const changed = await patch(from, { type: to });
    expect(changed).toMatchObject({ id: group.fields[from].id, name: fieldNames[from], type: to });
    expect(await Promise.all(ids.map((id) => valueOf(id, from)))).toEqual(wanted);
    await undo();
    const back = await Promise.all(ids.map(shown));
    expect(back.map(({ customFieldValues }) => customFieldValues)).toEqual(
      before.map(({ customFieldValues }) => customFieldValues),
    );
    expect(await data('GET', fieldPath(from))).toMatchObject({
      type: from,
      options: group.fields[from].options,
    });
    await redo();
    expect(await Promise.all(ids.map((id) => valueOf(id, from)))).toEqual(wanted);
  });

  it('to a select makes options of the values, the most frequent first, unless some are sent', async () => {
    const ids = [await company({ textField: 'Red' }), await company({ textField: 'blue' })];
    ids.push(await company({ textField: 'BLUE' }));
    const plan = await preview('textField', { patch: { type: 'singleSelect' } });
    expect(plan).toMatchObject({ converted: 3, removed: 0, newOptions: ['BLUE', 'Red'] });
    const changed = await patch('textField', { type: 'singleSelect' });
    expect(changed.options.map(({ label }) => label)).toEqual(['BLUE', 'Red']);
    expect(await Promise.all(ids.map((id) => valueOf(id, 'textField')))).toEqual(['Red', 'BLUE', 'BLUE']);
    await undo();
    expect(await data('GET', fieldPath('textField'))).toMatchObject({ type: 'textField', options: [] });
    const sent = await patch('textField', { type: 'multipleSelect', options: [{ label: 'Blue' }] });
    expect(sent.options).toEqual([{ label: 'Blue', color: 'gray' }]);
    expect(await Promise.all(ids.map((id) => valueOf(id, 'textField')))).toEqual([[], ['Blue'], ['Blue']]);
  });

  it('to several splits a list in one text', async () => {
    const id = await company({ textField: 'red; blue | green' });
    await patch('textField', { type: 'multipleSelect' });
    expect(await valueOf(id, 'textField')).toEqual(['red', 'blue', 'green']);
  });

  it('resolves users by their address or name and contacts by the name of a company', async () => {
    const { id: me, fullName } = (await data<Company>('POST', '/v1/companies', { name: 'Contact Ltd' }))
      .createdBy;
    const user = await company({ textField: fullName });
    await patch('textField', { type: 'userField' });
    expect(await valueOf(user, 'textField')).toMatchObject([{ id: me, fullName }]);
    await undo();
    const contact = await company({ textField: 'contact LTD' });
    await patch('textField', { type: 'contactField' });
    expect(await valueOf(contact, 'textField')).toMatchObject([
      { fullName: 'Contact Ltd', entityType: 'company' },
    ]);
  });

  it('keeps where the values came from, and their locks', async () => {
    const { db } = test.services.store;
    const id = await company({ textField: '12' });
    const sourceOf = (): unknown =>
      db.sql("SELECT field, change_seq FROM field_source WHERE field LIKE 'f%'").all();
    await data('PATCH', `/v1/companies/${id}`, { customFieldValues: { [group.id]: { Note: '13' } } });
    const [before] = sourceOf() as { field: string; change_seq: number }[];
    await patch('textField', { type: 'numericField' });
    expect(sourceOf()).toEqual(
      expect.arrayContaining([
        before,
        { field: expect.stringMatching(/^f\d+$/), change_seq: before?.change_seq },
      ]),
    );
  });

  it('reaches companies that are put aside: they come back with the new values', async () => {
    const { data: job } = (await (
      await test.send('POST', '/v1/import/companies', { body: { csv: 'name\nImported\n' } })
    ).json()) as { data: { job_id: string } };
    const page = await data<{ items: Company[] }>('GET', '/v1/companies?q=Imported');
    const id = page.items[0]?.id ?? '';
    const { db } = test.services.store;
    db.sql(`UPDATE company SET group_nos = '1', custom = '{"f1":"12"}' WHERE name = 'Imported'`).run();
    const undone = await data<{ undo: { last: { id: string } } }>(
      'POST',
      `/v1/import/jobs/${job.job_id}/undo`,
      {},
      202,
    );
    await test.services.jobs.waitFor(undone.undo.last.id);
    expect((await test.send('GET', `/v1/companies/${id}`)).status).toBe(404);
    await patch('textField', { type: 'numericField' });
    const redone = await data<{ undo: { last: { id: string } } }>(
      'POST',
      `/v1/import/jobs/${job.job_id}/redo`,
      undefined,
      202,
    );
    await test.services.jobs.waitFor(redone.undo.last.id);
    expect(await valueOf(id, 'textField')).toBe('12');
    expect((await shown(id)).customFieldValues[group.id]?.['Note']).toBe('12');
  });

  it('refuses settings and options that the new type does not take', async () => {
    for (const body of [
      { type: 'numericField', config: { template: 'x' } },
      { type: 'dateField', options: [] },
      { type: 'singleSelect', options: [{ label: 'a', previousLabel: 'b' }] },
    ]) {
      const send = async (method: string, path: string, sent: unknown) =>
        (await test.send(method, path, { body: sent })).status;
      expect(await send('PATCH', fieldPath('textField'), body)).toBe(400);
      expect(await send('POST', `${fieldPath('textField')}/preview`, { patch: body })).toBe(400);
    }
    expect(await data('GET', fieldPath('textField'))).toEqual(group.fields.textField);
  });
});

it.each([{}, { delete: true, patch: {} }, { delete: false }])('refuses to preview %j', async (body) => {
  expect((await test.send('POST', `${fieldPath('textField')}/preview`, { body })).status).toBe(400);
});

describe('people', () => {
  it('are counted and converted as companies are', async () => {
    const role = await data<CustomField>('POST', `/v1/groups/${group.id}/custom-fields/person`, {
      name: 'Level',
      type: 'textField',
    });
    const path = `/v1/groups/${group.id}/custom-fields/person/${role.id}`;
    const person = async (level: string): Promise<string> => {
      const customFieldValues = { [group.id]: { Level: level } };
      const body = { fullName: `Person ${level}`, groups: [{ id: group.id }], customFieldValues };
      return (await data<{ id: string }>('POST', '/v1/people', body)).id;
    };
    const ids = [await person('3'), await person('high')];
    const levels = () =>
      Promise.all(
        ids.map(async (id) => {
          const shownPerson = await data<Pick<Company, 'customFieldValues'>>('GET', `/v1/people/${id}`);
          return shownPerson.customFieldValues[group.id]?.['Level'];
        }),
      );
    const plan = await data<DefinitionPlan>('POST', `/v1/groups/${group.id}/preview`, { delete: true });
    expect(plan).toMatchObject({ records: 2 });
    expect(plan.parts).toContainEqual({ name: 'Level', values: 2 });
    const counted = await data<DefinitionPlan>('POST', `${path}/preview`, {
      patch: { type: 'numericField' },
    });
    expect(counted).toMatchObject({ converted: 1, removed: 1, unconverted: [{ value: 'high', count: 1 }] });
    await data('PATCH', path, { type: 'numericField' });
    expect(await levels()).toEqual(['3', null]);
    await undo();
    expect(await levels()).toEqual(['3', 'high']);
    await redo();
    expect(await levels()).toEqual(['3', null]);
  });
});
