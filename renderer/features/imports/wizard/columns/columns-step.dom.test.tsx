// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Source } from '../../../../../shared/schema/import.ts';
import { mapped, testColumn, testSource } from '../../test-data.ts';
import { fakeBackend, openWindow, type Answers } from '../../test-window.tsx';

const address = '/imports/new/src_1?step=columns';
const columns = [
  mapped('Account Name', 'name'),
  mapped('Website', 'domain', { warnings: ['14 values are not host names'] }),
  mapped('URL 2', 'urls'),
  mapped('Founded', 'foundationYear', { warnings: ['9 values are not a year'] }),
  testColumn({ header: 'Notes', samples: ['call back'] }),
];

const rowOf = (name: string) => {
  const row = screen.getByRole('combobox', { name: `Field for ${name}` }).closest('tr');
  if (!row) throw new Error(`No row for ${name}`);
  return row;
};

async function choose(user: UserEvent, column: string, field: string) {
  await user.click(screen.getByRole('combobox', { name: `Field for ${column}` }));
  await user.click(await screen.findByRole('option', { name: field }));
}

async function openColumns(source: Partial<Source> = {}, answers: Answers = {}) {
  const requests = fakeBackend({
    'GET /v1/import/sources/src_1': () => testSource({ columns, ...source }),
    'GET /v1/import/jobs': () => ({ items: [], pagination: {} }),
    ...answers,
  });
  const opened = openWindow(address);
  await screen.findByRole('button', { name: 'Reset to suggestions' });
  return { ...opened, requests };
}

test('every column shows its samples, its suggested field and why', async () => {
  await openColumns();
  expect(screen.getByText('4 of 5 columns mapped')).toBeTruthy();
  expect(rowOf('Website').textContent).toContain('the same name');
  expect(rowOf('Website').textContent).toContain('14 values are not host names');
  expect(rowOf('Notes').textContent).toContain('call back');
});

test('the filters count and show what is left to decide', async () => {
  const { user } = await openColumns();
  await user.click(screen.getByRole('button', { name: 'To decide 2' }));
  expect(screen.getAllByRole('combobox', { name: /^Field for/ })).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: 'Not imported 1' }));
  expect(screen.getAllByRole('combobox', { name: /^Field for/ })).toHaveLength(1);
});

test('the check is asked for with the mapping, the choice for existing companies and the tags', async () => {
  const { user, requests, address: here } = await openColumns();
  await choose(user, 'Notes', 'Description');
  await user.click(screen.getByRole('combobox', { name: 'When a company already exists' }));
  await user.click(await screen.findByRole('option', { name: 'Update it' }));
  await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'oct-2026{Enter}');
  await user.click(screen.getByRole('button', { name: 'Check before importing' }));
  await waitFor(() => expect(here()).toBe('/imports/new/src_1?step=check'));
  await waitFor(() => expect(requests.some((request) => request.method === 'POST')).toBe(true));
  const tried = requests.find((request) => request.method === 'POST');
  expect(tried?.path).toBe('/v1/import/sources/src_1/dry-run');
  expect(tried?.body).toEqual({
    mapping: {
      'Account Name': 'name',
      Website: 'domain',
      'URL 2': 'urls',
      Founded: 'foundationYear',
      Notes: 'description',
    },
    update_existing: true,
    tags: ['oct-2026'],
    rules: {},
  });
});

test('two columns for one single-value field block the import and are marked at both', async () => {
  const { user, requests } = await openColumns();
  await choose(user, 'URL 2', 'Domain');
  expect(rowOf('Website').textContent).toContain('“URL 2” goes to Domain too');
  expect(rowOf('URL 2').textContent).toContain('“Website” goes to Domain too');
  expect(screen.queryByRole('button', { name: /^Check / })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Choose one column for Domain' }));
  expect(requests.filter((request) => request.method === 'POST')).toEqual([]);
});

test('without a name the button says what is missing; updating by domain alone is allowed', async () => {
  const { user } = await openColumns();
  await choose(user, 'Account Name', 'Not imported');
  expect(screen.getByRole('button', { name: 'Map a column to Name' })).toBeTruthy();
  await user.click(screen.getByRole('combobox', { name: 'When a company already exists' }));
  await user.click(await screen.findByRole('option', { name: 'Update it' }));
  expect(screen.getByRole('button', { name: 'Check before importing' })).toBeTruthy();
});

test('arrows move between rows, Tab takes a suggestion and goes to the next one that waits', async () => {
  const { user } = await openColumns();
  rowOf('Account Name').focus();
  await user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(rowOf('Website'));
  await user.keyboard('{Tab}');
  expect(document.activeElement).toBe(rowOf('Founded'));
  expect(screen.getByRole('button', { name: 'To decide 1' })).toBeTruthy();
  await user.keyboard('{Tab}');
  expect(screen.getByRole('button', { name: 'To decide 0' })).toBeTruthy();
  await user.keyboard('{Tab}');
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Field for Founded' }));
});

test('F8 goes from problem to problem', async () => {
  const { user } = await openColumns();
  rowOf('Account Name').focus();
  await user.keyboard('{F8}');
  expect(document.activeElement).toBe(rowOf('Website'));
  await user.keyboard('{F8}');
  expect(document.activeElement).toBe(rowOf('Founded'));
});

test('the side panel follows the selected column', async () => {
  const { user } = await openColumns();
  await user.click(rowOf('Notes'));
  const panel = screen.getByRole('complementary', { name: 'Values of the column' });
  expect(panel.textContent).toContain('Notes stays in the file');
  expect(within(panel).getByText('call back')).toBeTruthy();
});

test('decisions survive leaving the step and can be taken back', async () => {
  const { user } = await openColumns();
  await choose(user, 'Notes', 'Description');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.click(await screen.findByRole('button', { name: 'Map columns' }));
  expect(await screen.findByText('5 of 5 columns mapped')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Reset to suggestions' }));
  expect(screen.getByText('4 of 5 columns mapped')).toBeTruthy();
});

test('Ctrl Enter goes on from within a list, and takes a tag that is still being typed', async () => {
  const { user, requests } = await openColumns();
  await user.click(screen.getByRole('combobox', { name: 'When a company already exists' }));
  await user.click(await screen.findByRole('option', { name: 'Update it' }));
  await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'half-typed');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(requests.some((request) => request.method === 'POST')).toBe(true));
  const run = requests.find((request) => request.method === 'POST');
  expect(run?.body).toMatchObject({ update_existing: true, tags: ['half-typed'] });
});

test('of two thousand columns only those in view are drawn', async () => {
  const many = [
    mapped('Name', 'name'),
    ...Array.from({ length: 1999 }, (_, i) => testColumn({ header: `c${i}` })),
  ];
  await openColumns({ columns: many });
  expect(screen.getByText('1 of 2,000 columns mapped')).toBeTruthy();
  expect(screen.getAllByRole('combobox', { name: /^Field for/ }).length).toBeLessThan(60);
});

test('parts of one address start joined, say so, and can be taken apart', async () => {
  const part = (header: string) => {
    const column = mapped(header, 'addresses');
    return { ...column, suggestion: { ...column.suggestion, join: ', ' } };
  };
  const { user } = await openColumns({
    columns: [mapped('Account Name', 'name'), part('Street'), part('City')],
  });
  expect(rowOf('City').textContent).toContain('joined');
  await user.click(screen.getByRole('button', { name: /^Rule for City: .*joined$/ }));
  await user.click(await screen.findByRole('combobox', { name: 'Several columns' }));
  await user.click(await screen.findByRole('option', { name: 'Each on its own' }));
  await waitFor(() => expect(rowOf('City').textContent).not.toContain('joined'));
});

const group = {
  id: 'grp_00000000-0000-7000-8000-000000000001',
  name: 'Coverage',
  fields: [
    {
      id: 'fld_00000000-0000-7000-8000-000000000002',
      groupId: 'grp_00000000-0000-7000-8000-000000000001',
      entityType: 'company',
      name: 'Tier',
      type: 'singleSelect',
      config: {},
      options: [{ label: 'A', color: 'gray' }],
    },
  ],
};

test('a column goes to a custom field, which stands under its group', async () => {
  const { user } = await openColumns({}, { 'GET /v1/definitions': () => ({ groups: [group], revision: 1 }) });
  await choose(user, 'Notes', 'Tier');
  expect(screen.getByText('5 of 5 columns mapped')).toBeTruthy();
  expect(rowOf('Notes').textContent).toContain('your choice');
});

test('a field is made of a column, in a new group, and the column goes to it', async () => {
  const made = { ...group, id: 'grp_00000000-0000-7000-8000-000000000009', name: 'Sales' };
  const { user, requests } = await openColumns(
    {},
    {
      'GET /v1/definitions': () => ({ groups: [], revision: 1 }),
      'POST /v1/groups': () => made,
      [`POST /v1/groups/${made.id}/custom-fields/company`]: ({ body }) => body,
    },
  );
  await choose(user, 'Notes', 'New field from this column…');
  const dialog = await screen.findByRole('dialog', { name: 'New field from this column' });
  await user.type(within(dialog).getByRole('textbox', { name: 'Name of the group' }), 'Sales');
  await user.click(within(dialog).getByRole('button', { name: 'Create field' }));
  await waitFor(() => expect(screen.getByText('5 of 5 columns mapped')).toBeTruthy());
  expect(requests.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual(
    expect.arrayContaining([{ name: 'Sales' }, { name: 'Notes', type: 'textField' }]),
  );
});
