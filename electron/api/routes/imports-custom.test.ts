// Groups and custom fields in imports: by request, as a file with a dry run, and taken back.
import { beforeEach, describe, expect, it } from 'vitest';
import type { CustomField, Group } from '../../../shared/schema/custom-field.ts';
import type { ImportJob } from '../../../shared/schema/import.ts';
import { dryRows, sendSource, tryOut } from '../../testing/sources.ts';
import { fatesOf, openImports, type TestImports } from '../../testing/imports.ts';

const fields = [
  { name: 'Note', type: 'textField' },
  { name: 'ARR', type: 'numericField', config: { format: 'currency', currency: 'EUR' } },
  { name: 'Renewal', type: 'dateField' },
  { name: 'Tier', type: 'singleSelect', options: [{ label: 'A' }, { label: 'B' }] },
  {
    name: 'Topics',
    type: 'multipleSelect',
    options: [{ label: 'Cables' }, { label: 'R; D' }, { label: 'Steel' }],
  },
  { name: 'Contacts', type: 'contactField' },
  { name: 'Owner', type: 'userField' },
];

let api: TestImports;
let group: Group;
let me: { id: string; fullName: string };
beforeEach(async () => {
  api = openImports();
  group = await makeGroup('Coverage');
  me = await api.data('GET', '/v1/users/me');
});

async function makeGroup(name: string): Promise<Group> {
  const made = await api.data<Group>('POST', '/v1/groups', { name });
  for (const field of fields) await api.data('POST', `/v1/groups/${made.id}/custom-fields/company`, field);
  return made;
}

const path = (name: string): string => `custom:${group.id}:${name}`;
const mapping = (...names: string[]) => ({
  Company: 'name',
  ...Object.fromEntries(names.map((name) => [name, path(name)])),
});

const valuesOf = async (name: string): Promise<Record<string, unknown>> => {
  const { groups, customFieldValues } = await api.company(name);
  return { groups: groups.map(({ name: called }) => called), ...customFieldValues[group.id] };
};

const codesOf = ({ errors }: Pick<ImportJob, 'errors'>) =>
  errors.map(({ row_number: row, field, code }) => `${row} ${field?.split(':').at(-1)} ${code}`);

const optionsOf = async (name: string): Promise<string[]> => {
  const { items } = await api.data<{ items: CustomField[] }>(
    'GET',
    `/v1/groups/${group.id}/custom-fields/company`,
  );
  return items.find((field) => field.name === name)?.options.map(({ label }) => label) ?? [];
};

describe('a column that is mapped to a custom field', () => {
  it('is read as the field’s type says, and the company joins the group', async () => {
    const names = ['Note', 'ARR', 'Renewal', 'Tier', 'Topics', 'Contacts', 'Owner'];
    const lines = [
      'Company|Note|ARR|Renewal|Tier|Topics|Contacts|Owner',
      'Norrvik|met in Lund|"€ 1.250,50"|14 May 2027|a|"Steel; cables"||',
      `Tarnhelm||-12|2027-01-31|||Norrvik|${me.fullName}`,
      'Drumlin|||||||',
    ].map((line) => line.replaceAll('|', ','));
    const job = await api.run({ csv: `${lines.join('\n')}\n`, mapping: mapping(...names) });
    expect({ errors: job.errors, ...fatesOf(job) }).toEqual({ errors: [], created: 3 });
    expect(await valuesOf('Norrvik')).toMatchObject({
      groups: ['Coverage'],
      Note: 'met in Lund',
      ARR: '1250.5',
      Renewal: '2027-05-14',
      Tier: 'A',
      Topics: ['Cables', 'Steel'],
    });
    const { id } = await api.company('Norrvik');
    expect(await valuesOf('Tarnhelm')).toMatchObject({
      ARR: '-12',
      Contacts: [{ id, fullName: 'Norrvik' }],
      Owner: [{ id: me.id }],
    });
    expect((await api.company('Drumlin')).groups).toEqual([]);
  });

  it('fails with the path of the field, and never stops the other rows', async () => {
    const csv = [
      'Company,ARR,Renewal,Tier,Topics,Contacts,Owner',
      'A,soon,,,,,',
      'B,$5,,,,,',
      'C,,31.02.2027,,,,',
      'D,,,Z,,,',
      'E,,,,Cables;Wire,,',
      'F,,,,,Nobody,',
      'G,,,,,,Nobody',
      'H,1,,,,,',
    ].join('\n');
    const job = await api.run({
      csv,
      mapping: mapping('ARR', 'Renewal', 'Tier', 'Topics', 'Contacts', 'Owner'),
    });
    expect(codesOf(job)).toEqual([
      '2 ARR invalid_number',
      '3 ARR foreign_unit',
      '4 Renewal invalid_date',
      '5 Tier invalid_option',
      '6 Topics invalid_option',
      '7 Contacts unknown_reference',
      '8 Owner unknown_reference',
    ]);
    expect(job.errors[0]).toMatchObject({ field: path('ARR'), column: 'ARR', value: 'soon' });
    expect(fatesOf(job)).toEqual({ created: 1, failed: 7 });
  });

  it('lets its own cells decide how numbers and dates are read', async () => {
    const csv = 'Company,ARR,Renewal\nA,"1.234",3/4/27\nB,"2,5",25/12/27\n';
    const job = await api.run({ csv, mapping: mapping('ARR', 'Renewal') });
    expect(job.decisions).toMatchObject([
      { column: 'ARR', field: path('ARR'), decimal: ',' },
      { column: 'Renewal', field: path('Renewal'), date_order: 'dmy' },
    ]);
    expect(await valuesOf('A')).toMatchObject({ ARR: '1234', Renewal: '2027-04-03' });
  });

  it('takes a cell that is one label as a whole, whatever it holds', async () => {
    await api.run({ csv: 'Company,Topics\nA,R; D\n', mapping: mapping('Topics') });
    expect(await valuesOf('A')).toMatchObject({ Topics: ['R; D'] });
  });

  it('makes an option of what is none yet, where that is asked for', async () => {
    const rules = {
      fields: { [path('Tier')]: { options: 'create' }, [path('Topics')]: { options: 'create' } },
    };
    const csv = 'Company,Tier,Topics\nA,Gold,Cables;Wire\nB,gold,Wire\n';
    const job = await api.run({ csv, mapping: mapping('Tier', 'Topics'), rules });
    expect(fatesOf(job)).toEqual({ created: 2 });
    expect(await optionsOf('Tier')).toEqual(['A', 'B', 'Gold']);
    expect(await valuesOf('A')).toMatchObject({ Tier: 'Gold', Topics: ['Cables', 'Wire'] });
    expect(await valuesOf('B')).toMatchObject({ Tier: 'Gold', Topics: ['Wire'] });
  });

  it('follows the rules of its field: values, merge, blank and default', async () => {
    await api.run({
      csv: 'Company,Note,Tier,Topics\nA,old,A,Cables\n',
      mapping: mapping('Note', 'Tier', 'Topics'),
    });
    const rules = {
      columns: { Tier: { values: { gold: 'B' } } },
      fields: {
        [path('Note')]: { merge: 'fill_blank' },
        [path('Tier')]: { merge: 'overwrite' },
        [path('Topics')]: { blank: 'clear' },
        [path('ARR')]: { default: '100' },
      },
    };
    const csv = 'Company,Note,Tier,Topics\nA,new,gold,\nB,,,Steel\n';
    const job = await api.run({
      csv,
      mapping: mapping('Note', 'Tier', 'Topics'),
      rules,
      update_existing: true,
    });
    expect(fatesOf(job)).toEqual({ created: 1, updated: 1 });
    expect(await valuesOf('A')).toMatchObject({ Note: 'old', Tier: 'B', Topics: [], ARR: '100' });
    expect(await valuesOf('B')).toMatchObject({ groups: ['Coverage'], Topics: ['Steel'], ARR: '100' });
  });

  it('is refused before anything is read where the field is not there', async () => {
    const error = await api.refusal('POST', '/v1/import/companies', {
      csv: 'Company,X\nA,1\n',
      mapping: { Company: 'name', X: path('Gone') },
    });
    expect(error).toMatchObject({ status: 400, details: { issues: [{ path: 'mapping.X' }] } });
  });
});

describe('rows with groups and customFieldValues', () => {
  it('are taken as the API takes companies', async () => {
    const other = await makeGroup('Partners');
    const rows = [
      {
        name: 'A',
        groups: [{ id: other.id }],
        customFieldValues: {
          [group.id]: { ARR: 1.234, Tier: 'B', Topics: ['Steel'], Owner: [{ id: me.id }], Note: null },
        },
      },
      { name: 'B', groups: [{ id: 'grp_00000000-0000-7000-8000-000000000000' }] },
      { name: 'C', customFieldValues: { [group.id]: { Nope: 1 } } },
    ];
    const job = await api.run({ rows });
    expect(codesOf(job)).toEqual(['2 groups unknown_group', '3 Nope unknown_group']);
    expect(await valuesOf('A')).toMatchObject({
      groups: ['Partners', 'Coverage'],
      ARR: '1.234',
      Tier: 'B',
      Topics: ['Steel'],
      Owner: [{ id: me.id }],
      Note: null,
    });
  });

  it('take a column of group names too', async () => {
    const csv = 'Company,In\nA,coverage\nB,Elsewhere\n';
    const job = await api.run({ csv, mapping: { Company: 'name', In: 'groups' } });
    expect(codesOf(job)).toEqual(['3 groups unknown_group']);
    expect((await api.company('A')).groups).toEqual([{ id: group.id, name: 'Coverage' }]);
  });
});

describe('an import with custom fields', () => {
  it('is tried first: every custom cell old and new, as the run then writes it', async () => {
    await api.run({ csv: 'Company,Tier\nA,A\n', mapping: mapping('Tier') });
    const options = {
      mapping: mapping('Tier', 'ARR'),
      update_existing: true,
      rules: { fields: { [path('Tier')]: { options: 'create' } } },
    };
    const source = await sendSource(api, 'Company,Tier,ARR\nA,Gold,5\nB,B,\nC,,x\n');
    const dry = await tryOut(api, source.id, options);
    expect(fatesOf(dry)).toEqual({ created: 1, updated: 1, failed: 1 });
    expect(dry.changed_fields).toEqual([
      { field: path('Tier'), rows: 1 },
      { field: path('ARR'), rows: 1 },
    ]);
    const rows = await dryRows(api, dry);
    expect(rows[0]?.cells[path('Tier')]).toEqual({ before: 'A', after: 'Gold' });
    expect(rows[0]?.cells[path('ARR')]).toEqual({ before: null, after: '5' });
    expect(rows[1]?.cells[path('Tier')]).toEqual({ before: null, after: 'B' });
    expect(rows[2]).toMatchObject({ fate: 'failed', errors: [{ field: path('ARR'), column: 'ARR' }] });
    const changed = await dryRows(api, dry, `&field=${encodeURIComponent(path('ARR'))}`);
    expect(changed.map(({ row_number: row }) => row)).toEqual([2, 4]);
    expect(await optionsOf('Tier')).toEqual(['A', 'B']);

    const job = await api.data<ImportJob>('POST', `/v1/import/sources/${source.id}/run`, options);
    const ended = await api.ended(job.job_id);
    expect(fatesOf(ended)).toEqual(fatesOf(dry));
    expect(await valuesOf('A')).toMatchObject({ Tier: 'Gold', ARR: '5' });
    expect(await valuesOf('B')).toMatchObject({ groups: ['Coverage'], Tier: 'B' });
  });

  it('is taken back, whole or by column', async () => {
    await api.run({ csv: 'Company,Tier\nA,A\n', mapping: mapping('Tier') });
    const csv = 'Company,Tier,ARR\nA,B,5\nC,A,7\n';
    const job = await api.run({ csv, mapping: mapping('Tier', 'ARR'), update_existing: true });
    await api.data('POST', `/v1/import/jobs/${job.job_id}/undo`, { columns: ['ARR'] });
    const undone = () => api.data<ImportJob>('GET', `/v1/import/jobs/${job.job_id}`);
    await expect.poll(async () => (await undone()).undo.last?.status).toBe('completed');
    expect(await valuesOf('A')).toMatchObject({ Tier: 'B', ARR: null });
    expect(await valuesOf('C')).toMatchObject({ Tier: 'A', ARR: null });
    await api.data('POST', `/v1/import/jobs/${job.job_id}/undo`, {});
    await expect.poll(async () => (await undone()).undo.state).toBe('undone');
    expect(await valuesOf('A')).toMatchObject({ Tier: 'A', ARR: null });
    expect((await api.companies()).map(({ name }) => name)).toEqual(['A']);
  });
});
