// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Cluster, ColumnProfile, MappedValue } from '../../../../../../shared/schema/profile.ts';
import { mapped, testSource } from '../../../test-data.ts';
import { fakeBackend, openWindow, type Answers } from '../../../test-window.tsx';
import { loadDraft } from '../../draft.ts';
import { testProfile, testValue, testValues } from './test-profile.ts';

const columns = [
  mapped('Account Name', 'name'),
  mapped('# Employees', 'employeeRange'),
  mapped('Branche', 'industry'),
];
const sizes = testProfile({
  key: '# Employees',
  index: 1,
  rows: 100,
  distinct: 31,
  types: [
    { type: 'range', rows: 90, values: 7 },
    { type: 'text', rows: 10, values: 24 },
  ],
  fit: { target: 'employeeRange', failing_rows: 31, failing_values: 3, examples: [] },
});
const profiles = [
  testProfile({ key: 'Account Name', index: 0, empty: 4, distinct: 90 }),
  sizes,
  testProfile({ key: 'Branche', index: 2 }),
];
const values = [
  testValue({ value: '200+', rows: 27, reason: '51-200 or more?', candidates: ['51-200', '201-500'] }),
  testValue({ value: 'GmbH', rows: 3, reason: 'not a number' }),
  testValue({ value: 'many', rows: 1, reason: 'not a number' }),
  testValue({
    value: '51 to 200',
    rows: 59,
    group: 'suggested',
    becomes: '51-200',
    reason: '“to” read as a dash',
  }),
  testValue({ value: '1-10', rows: 10, group: 'exact', becomes: '1-10' }),
];
const options = ['1-10', '11-50', '51-200', '201-500'];
const cluster: Cluster = {
  method: 'fingerprint',
  key: 'machine tools',
  rows: 12,
  suggested: 'Machine Tools',
  values: [
    { value: 'Machine Tools', rows: 9 },
    { value: 'tools, machine', rows: 3 },
  ],
};

type Given = { all?: readonly MappedValue[]; found?: readonly ColumnProfile[]; status?: string };

function open({ all = values, found = profiles, status = 'ready' }: Given = {}, answers: Answers = {}) {
  fakeBackend({
    'GET /v1/import/sources/src_1': () => testSource({ columns }),
    'GET /v1/import/jobs': () => ({ items: [], pagination: {} }),
    'GET /v1/import/sources/src_1/profile': () => ({ status, columns: status === 'ready' ? found : [] }),
    'GET /v1/import/sources/src_1/values': ({ query }) => {
      const isSizes = query.get('column') === '# Employees';
      return testValues(isSizes ? all : [], query, isSizes ? options : null);
    },
    'GET /v1/import/sources/src_1/clusters': ({ query }) =>
      query.get('method') === 'fingerprint'
        ? { status: 'ready', complete: true, total: 1, items: [cluster] }
        : { status: 'ready', complete: true, total: 0, items: [] },
    ...answers,
  });
  return openWindow('/imports/new/src_1?step=columns');
}

const rules = () => loadDraft(sessionStorage, 'src_1').rules.columns ?? {};
const panel = () => screen.getByRole('complementary', { name: 'Values of the column' });

async function select(user: UserEvent, name: string) {
  const row = (await screen.findByRole('combobox', { name: `Field for ${name}` })).closest('tr');
  if (!row) throw new Error(`No row for ${name}`);
  await user.click(row);
  return row;
}

test('until the file was read whole, the sample stands in for its profile', async () => {
  const { user } = open({ status: 'pending' });
  const row = await select(user, '# Employees');
  expect(row.textContent).toContain('still being read');
  expect(panel().textContent).toContain('2 values in the sample');
});

test('bars, counts and warnings of the whole file stand in the table', async () => {
  const { user } = open();
  const row = await select(user, '# Employees');
  expect(await within(row).findByRole('img', { name: /^Most frequent values, “a” first/ })).toBeTruthy();
  expect(row.textContent).toContain('31 distinct, 7 ranges and 24 other');
  expect(row.textContent).toContain('69% of rows match an option');
  expect(row.textContent).toContain('3 values need a decision');
  expect(screen.getByText('4 rows have no name')).toBeTruthy();
});

test('each value shows what it becomes and why, in its group', async () => {
  const { user } = open();
  await select(user, '# Employees');
  const undecided = await screen.findByRole('region', { name: 'Needs a decision' });
  expect(undecided.textContent).toContain('3 values, 31 rows');
  expect(await within(undecided).findByText('51–200 or more?')).toBeTruthy();
  const suggested = screen.getByRole('region', { name: 'Suggested' });
  expect(await within(suggested).findByText('“to” read as a dash')).toBeTruthy();
  expect(within(suggested).getByRole<HTMLInputElement>('combobox').value).toBe('51–200');
  const exact = screen.getByRole('region', { name: 'Exact' });
  expect(within(exact).queryByText('1-10')).toBeNull();
  await user.click(within(exact).getByRole('button'));
  expect(await within(exact).findByText('1-10')).toBeTruthy();
});

test('a choice becomes a rule of the column and can be taken back', async () => {
  const { user } = open();
  await select(user, '# Employees');
  await user.click(await screen.findByRole('combobox', { name: 'What “200+” becomes' }));
  await user.click(await screen.findByRole('option', { name: '201–500' }));
  expect(rules()).toEqual({ '# Employees': { values: { '200+': '201-500' } } });
  expect(await screen.findByText('your choice')).toBeTruthy();
  expect(screen.getByText('1 of 3 values decided')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Take back the choice for “200+”' }));
  expect(rules()).toEqual({});
});

test('all that is open is left empty at once, what was chosen stays', async () => {
  const { user } = open();
  await select(user, '# Employees');
  await user.click(await screen.findByRole('combobox', { name: 'What “many” becomes' }));
  await user.click(await screen.findByRole('option', { name: '11–50' }));
  await user.click(await screen.findByRole('button', { name: 'Leave these 30 rows empty' }));
  await waitFor(() =>
    expect(rules()).toEqual({ '# Employees': { values: { many: '11-50', '200+': null, GmbH: null } } }),
  );
  await user.click(await screen.findByRole('button', { name: 'Take back 3 choices' }));
  expect(rules()).toEqual({});
});

test('values may be let fail', async () => {
  const { user } = open();
  await select(user, '# Employees');
  await user.click(await screen.findByRole('button', { name: 'Let them fail' }));
  expect(await screen.findByRole('button', { name: 'They will fail' })).toBeTruthy();
  expect(rules()).toEqual({});
});

test('of many values a few are shown, more are asked for, and only those in view are drawn', async () => {
  const all = Array.from({ length: 300 }, (_, at) => testValue({ value: `value ${at}`, rows: 300 - at }));
  const { user } = open({ all });
  await select(user, '# Employees');
  await user.click(await screen.findByRole('button', { name: 'Show 100 more' }));
  await waitFor(() => expect(panel().querySelectorAll('li').length).toBeGreaterThan(8));
  await user.click(await screen.findByRole('button', { name: 'Show 100 more' }));
  expect(await screen.findByRole('button', { name: 'Show 92 more' })).toBeTruthy();
  expect(panel().querySelectorAll('li').length).toBeLessThan(180);
});

test('spellings are merged into the one that is chosen, and parted again', async () => {
  const { user } = open();
  await select(user, 'Branche');
  const found = await screen.findByRole('region', { name: 'Near-equal values' });
  await user.click(await within(found).findByRole('radio', { name: 'tools, machine' }));
  await user.click(within(found).getByRole('button', { name: 'Merge 12 rows into “tools, machine”' }));
  expect(rules()).toEqual({
    Branche: { clusters: [{ method: 'fingerprint', into: { 'machine tools': 'tools, machine' } }] },
  });
  expect(found.textContent).toContain('2 spellings become “tools, machine”');
  await user.click(within(found).getByRole('button', { name: 'Undo' }));
  expect(rules()).toEqual({});
});

test('what is decided goes into the recipe unless a person says that it counts for this import only', async () => {
  const { user } = open();
  await select(user, 'Branche');
  expect(screen.queryByRole('checkbox', { name: /Remember these values/ })).toBeNull();
  await user.click(await screen.findByRole('button', { name: /^Merge 12 rows/ }));
  const box = await screen.findByRole<HTMLInputElement>('checkbox', { name: /Remember these values/ });
  expect(box.checked).toBe(true);
  await user.click(box);
  expect(box.checked).toBe(false);
  expect(JSON.stringify(rules())).toContain('"once":["machine tools"]');
  await user.click(box);
  expect(JSON.stringify(rules())).not.toContain('once');
});

test('another method finds other groups', async () => {
  const { user } = open();
  await select(user, 'Branche');
  const found = await screen.findByRole('region', { name: 'Near-equal values' });
  expect(await within(found).findByText('1 group')).toBeTruthy();
  await user.click(within(found).getByRole('radio', { name: 'Sound' }));
  expect(await within(found).findByText(/No two values are/)).toBeTruthy();
});

test('a column tells its lengths, frequent values and what stands out', async () => {
  const odd = { kind: 'type' as const, type: 'text' as const, value: 'n/a', rows: 2, row: 62 };
  const found = [testProfile({ key: 'Branche', index: 2, empty: 8, outliers: [odd] })];
  const { user } = open({ found });
  await select(user, 'Branche');
  expect((await screen.findByRole('region', { name: 'In the whole file' })).textContent).toContain('8 (8%)');
  expect(screen.getByRole('region', { name: 'Most frequent' }).textContent).toContain('60');
  expect(screen.getByRole('region', { name: 'Stands out' }).textContent).toContain('row 62 and 1 more');
});
