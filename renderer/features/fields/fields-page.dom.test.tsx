// @vitest-environment jsdom
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const made = { createdAt: '', updatedAt: '', createdBy: { id: 'usr_1', fullName: 'Mira', email: null } };
const fieldOf = (id: string, name: string, more: object) => ({
  id,
  groupId: 'grp_1',
  entityType: 'company',
  name,
  config: {},
  options: [],
  ...made,
  ...more,
});
const tier = fieldOf('fld_1', 'Tier', {
  type: 'singleSelect',
  options: [
    { label: 'A', color: 'green' },
    { label: 'B', color: 'blue' },
  ],
});
const note = fieldOf('fld_2', 'Note', { type: 'textField' });
const groups = [
  { id: 'grp_1', name: 'Coverage', ...made, fields: [tier, note] },
  { id: 'grp_2', name: 'Deals', ...made, fields: [] },
];
const company = (id: string, name: string) => ({ id, name, customFieldValues: {}, groups: [] });
const plan = {
  records: 0,
  values: 0,
  removed: 0,
  converted: 0,
  unconverted: [],
  unconvertedDistinct: 0,
  parts: [],
  newOptions: [],
};

const path = '/v1/groups/grp_1/custom-fields/company';

function openFields(routes: Record<string, (request: FakeRequest) => unknown> = {}, all: object[] = groups) {
  let stored = all;
  const sent: { key: string; body: unknown }[] = [];
  const noted = (key: string, answer: unknown) => ({
    [key]: ({ body }: FakeRequest) => {
      sent.push({ key, body });
      return answer;
    },
  });
  installFakeBackend({
    'GET /v1/workspace': () => ({
      data: { name: 'W', companies: 0, imports: 0, dataDir: '/d', storeFile: '/s' },
    }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/definitions': () => ({ data: { groups: stored, revision: 1 } }),
    ...noted('POST /v1/groups', { data: { id: 'grp_3', name: 'New', ...made } }),
    ...noted('PATCH /v1/groups/grp_1', { data: groups[0] }),
    ...noted(`POST ${path}`, { data: { ...note, id: 'fld_3' } }),
    ...noted(`PATCH ${path}/fld_1`, { data: tier }),
    ...noted(`PATCH ${path}/fld_2`, { data: note }),
    ...noted(`DELETE ${path}/fld_1`, { data: { id: 'fld_1' } }),
    ...routes,
  });
  const window = renderWindow('/settings/fields');
  /** By another window or a script. */
  const changeElsewhere = async (next: object[]) => {
    stored = next;
    await act(() => window.client.invalidateQueries({ queryKey: ['getDefinitions'] }));
  };
  return { ...window, sent, changeElsewhere, user: userEvent.setup() };
}

/** The first group with these fields. */
const withFields = (...fields: object[]) => [{ ...groups[0], fields }, groups[1] ?? {}];

const panel = (name: string) => screen.findByRole('complementary', { name });

describe('groups and fields', () => {
  it('say how to begin where there are none', async () => {
    const { user, sent } = openFields({}, []);
    await user.click(await screen.findByRole('button', { name: 'Make the first group' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Coverage{Enter}');
    await waitFor(() => expect(sent).toEqual([{ key: 'POST /v1/groups', body: { name: 'Coverage' } }]));
  });

  it('make a field with options typed one after the other', async () => {
    const { user, sent } = openFields();
    await user.click(await screen.findByRole('button', { name: 'New field' }));
    const form = within(await panel('New field'));
    expect(document.activeElement).toBe(form.getByRole('textbox', { name: 'Name' }));
    await user.keyboard('Class');
    await user.click(form.getByRole('combobox', { name: 'Type' }));
    await user.click(await screen.findByRole('option', { name: 'Select several' }));
    await user.click(form.getByRole('button', { name: 'Add an option' }));
    // In one go: the focus is on the next option before the next letter.
    await user.keyboard('Gold{Enter}Silver');
    await user.click(form.getByRole('button', { name: 'Colour of Silver: Blue' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Gray' }));
    await user.click(form.getByRole('button', { name: 'Create the field' }));
    await waitFor(() =>
      expect(sent).toEqual([
        {
          key: `POST ${path}`,
          body: {
            name: 'Class',
            type: 'multipleSelect',
            config: {},
            options: [
              { label: 'Gold', color: 'green' },
              { label: 'Silver', color: 'gray' },
            ],
          },
        },
      ]),
    );
  });

  it('count the values of a removed option first', async () => {
    const counted = { ...plan, records: 12, values: 40, removed: 12, parts: [{ name: 'A', values: 12 }] };
    const { user, sent } = openFields({ [`POST ${path}/fld_1/preview`]: () => ({ data: counted }) });
    await user.click(await screen.findByRole('button', { name: 'Tier' }));
    const form = within(await panel('Field Tier'));
    await user.click(form.getByRole('button', { name: 'Remove A' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/Removing “A” takes 12 values out of 12 records/)).toBeTruthy();
    expect(sent).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove 12 values' }));
    await waitFor(() =>
      expect(sent).toEqual([
        { key: `PATCH ${path}/fld_1`, body: { options: [{ label: 'B', color: 'blue' }] } },
      ]),
    );
  });

  it('list what does not convert before a type is changed', async () => {
    const counted = {
      ...plan,
      values: 3,
      records: 3,
      converted: 1,
      removed: 2,
      unconverted: [{ value: 'many', count: 2, message: 'No number, or it could be two.' }],
      unconvertedDistinct: 1,
    };
    const { user, sent } = openFields({ [`POST ${path}/fld_2/preview`]: () => ({ data: counted }) });
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    const form = within(await panel('Field Note'));
    await user.click(form.getByRole('combobox', { name: 'Type' }));
    await user.click(await screen.findByRole('option', { name: 'Number' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    const table = await screen.findByRole('table', { name: 'Values that do not convert' });
    expect(within(table).getByText('many')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Convert 1 and remove 2' }));
    await waitFor(() =>
      expect(sent).toEqual([{ key: `PATCH ${path}/fld_2`, body: { type: 'numericField', config: {} } }]),
    );
  });

  it('say how many values go with a field, and delete an empty one at once', async () => {
    let removed = 1904;
    const { user, sent } = openFields({
      [`POST ${path}/fld_1/preview`]: () => ({ data: { ...plan, removed } }),
    });
    await user.click(await screen.findByRole('button', { name: 'Tier' }));
    await user.click(within(await panel('Field Tier')).getByRole('button', { name: 'Delete' }));
    expect(
      await screen.findByText('Deleting Tier removes 1,904 values. Undo brings them back.'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    removed = 0;
    await user.click(within(await panel('Field Tier')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(sent.map(({ key }) => key)).toEqual([`DELETE ${path}/fld_1`]));
  });

  it('show what a template makes of companies of the group, or what is wrong with it, while it is typed', async () => {
    const magic = fieldOf('fld_9', 'Title', { type: 'magicField', config: { template: '{{ name }}' } });
    const look = (more: object) => ({
      data: { issue: null, inputs: [], value: null, reason: null, ...more },
    });
    const { user } = openFields(
      {
        'POST /v1/company-rows': () => ({
          data: { total: 2, items: [company('com_1', 'Norrvik'), company('com_2', 'Tarnhelm')] },
        }),
        'POST /v1/magic-templates/preview': ({ body }) => {
          const { template, companyId } = body as { template: string; companyId: string };
          if (template.includes('nme')) return look({ issue: { code: 'x', message: 'There is no “nme”.' } });
          return look(companyId === 'com_1' ? { value: `${template}!` } : {});
        },
      },
      [{ ...groups[0], fields: [magic] }],
    );
    await user.click(await screen.findByRole('button', { name: 'Title' }));
    const form = within(await panel('Field Title'));
    const preview = within(await form.findByRole('region', { name: 'Preview' }));
    const lines = () => preview.getAllByRole('definition').map(({ textContent }) => textContent);
    await waitFor(() => expect(lines()).toEqual(['{{ name }}!', 'empty']));
    const template = form.getByRole('textbox', { name: 'Template' });
    await user.clear(template);
    await user.type(template, 'Hi {{{{nme}}');
    expect(await form.findByText('There is no “nme”.')).toBeTruthy();
    expect(form.queryByRole('region', { name: 'Preview' })).toBeNull();
  });

  it('say that templates of people are not computed', async () => {
    const magic = fieldOf('fld_9', 'Title', { type: 'magicField', config: { template: '{{ fullName }}' } });
    const { user } = openFields({}, [{ ...groups[0], fields: [magic] }]);
    await user.click(await screen.findByRole('radio', { name: 'People' }));
    await user.click(await screen.findByRole('button', { name: 'Title' }));
    expect(await within(await panel('Field Title')).findByText(/not computed yet/)).toBeTruthy();
  });

  it('are moved with Alt and an arrow', async () => {
    const { user, sent } = openFields();
    const button = await screen.findByRole('button', { name: 'Note' });
    button.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await waitFor(() => expect(sent).toEqual([{ key: `PATCH ${path}/fld_2`, body: { position: 0 } }]));
    within(screen.getByRole('navigation', { name: 'Groups' }))
      .getByRole('button', { name: /Coverage/ })
      .focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ key: 'PATCH /v1/groups/grp_1', body: { position: 1 } }),
    );
  });

  it('show what is refused beside its field', async () => {
    const issues = [{ path: 'name', code: 'name_taken', message: 'Taken by “Note”.' }];
    const refuse = () => {
      throw new Refusal('name_taken', 'There is a field “Note” already.', { issues });
    };
    const { user } = openFields({ [`PATCH ${path}/fld_1`]: refuse });
    await user.click(await screen.findByRole('button', { name: 'Tier' }));
    const name = within(await panel('Field Tier')).getByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Note{Enter}');
    expect(await screen.findByText('Taken by “Note”.')).toBeTruthy();
    expect((name as HTMLInputElement).value).toBe('Note');
  });
});

describe('a form that is open while others change what it shows', () => {
  it('keeps what is typed and the focus, and takes an option that was added along', async () => {
    const { user, sent, changeElsewhere } = openFields();
    await user.click(await screen.findByRole('button', { name: 'Tier' }));
    const form = within(await panel('Field Tier'));
    const name = form.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    await user.type(name, 's');
    await user.click(form.getByRole('textbox', { name: 'Option 2' }));
    await user.keyboard('1');
    const options = [...tier.options, { label: 'C', color: 'red' }];
    await changeElsewhere(withFields({ ...tier, options, updatedAt: '2' }, note));
    expect(await form.findByRole('textbox', { name: 'Option 3' })).toBeTruthy();
    expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Tiers');
    expect(document.activeElement).toBe(form.getByRole('textbox', { name: 'Option 2' }));
    await user.keyboard('!');
    await user.click(form.getByRole('button', { name: 'Save' }));
    const [a, b, c] = options;
    await waitFor(() =>
      expect(sent).toEqual([
        {
          key: `PATCH ${path}/fld_1`,
          body: { name: 'Tiers', options: [a, { ...b, label: 'B1!', previousLabel: 'B' }, c] },
        },
      ]),
    );
    expect(screen.queryByText(/changed elsewhere/)).toBeNull();
  });

  it('follows what nobody typed over, and says where somebody did', async () => {
    const { user, sent, changeElsewhere } = openFields();
    await user.click(await screen.findByRole('button', { name: 'Tier' }));
    const form = within(await screen.findByRole('complementary'));
    const name = form.getByRole<HTMLInputElement>('textbox', { name: 'Name' });
    await changeElsewhere(withFields({ ...tier, name: 'Class' }, note));
    await waitFor(() => expect(name.value).toBe('Class'));
    await user.type(name, '!');
    await changeElsewhere(withFields({ ...tier, name: 'Level' }, note));
    expect(await form.findByText(/^This field was changed elsewhere meanwhile/)).toBeTruthy();
    expect(name.value).toBe('Class!');
    await user.click(form.getByRole('button', { name: 'Show it as it is now' }));
    expect(name.value).toBe('Level');
    expect(form.queryByText(/changed elsewhere/)).toBeNull();
    expect(sent).toEqual([]);
  });

  it('takes no option away that was added elsewhere while its own count is read', async () => {
    const counted = { ...plan, records: 12, values: 40, removed: 12, parts: [{ name: 'A', values: 12 }] };
    const { user, sent, changeElsewhere } = openFields({
      [`POST ${path}/fld_1/preview`]: () => ({ data: counted }),
    });
    await user.click(await screen.findByRole('button', { name: 'Tier' }));
    const form = within(await panel('Field Tier'));
    await user.click(form.getByRole('button', { name: 'Remove A' }));
    await user.click(form.getByRole('button', { name: 'Save' }));
    const confirm = await screen.findByRole('button', { name: 'Remove 12 values' });
    const added = { label: 'C', color: 'red' };
    await changeElsewhere(withFields({ ...tier, options: [...tier.options, added] }, note));
    await waitFor(() => expect(screen.getByDisplayValue('C')).toBeTruthy());
    await user.click(confirm);
    await waitFor(() =>
      expect(sent.map(({ body }) => body)).toEqual([{ options: [{ label: 'B', color: 'blue' }, added] }]),
    );
  });

  it('stays where the field is deleted elsewhere, and makes it anew on a word', async () => {
    const { user, sent, changeElsewhere } = openFields();
    await user.click(await screen.findByRole('button', { name: 'Note' }));
    const form = within(await panel('Field Note'));
    await user.type(form.getByRole('textbox', { name: 'Name' }), 's');
    await changeElsewhere(withFields(tier));
    expect(await form.findByText(/^This field was deleted elsewhere meanwhile/)).toBeTruthy();
    expect(form.queryByRole('button', { name: 'Delete' })).toBeNull();
    await user.click(form.getByRole('button', { name: 'Create the field' }));
    const body = { name: 'Notes', type: 'textField', config: {} };
    await waitFor(() => expect(sent).toEqual([{ key: `POST ${path}`, body }]));
  });

  it('stays where its group is deleted elsewhere, and makes no field of another group', async () => {
    const { user, sent, changeElsewhere } = openFields();
    await user.click(await screen.findByRole('button', { name: 'New field' }));
    const form = within(await panel('New field'));
    await user.type(form.getByRole('textbox', { name: 'Name' }), 'Class');
    await changeElsewhere(groups.slice(1));
    expect(await form.findByText(/^The group was deleted elsewhere meanwhile/)).toBeTruthy();
    expect(form.getByRole<HTMLInputElement>('textbox', { name: 'Name' }).value).toBe('Class');
    expect(form.getByRole<HTMLButtonElement>('button', { name: 'Create the field' }).disabled).toBe(true);
    expect(screen.queryByRole('region', { name: 'Group' })).toBeNull();
    await user.keyboard('{Enter}');
    await changeElsewhere(groups);
    await waitFor(() => expect(form.queryByText(/deleted elsewhere/)).toBeNull());
    await user.click(form.getByRole('button', { name: 'Create the field' }));
    await waitFor(() => expect(sent.map(({ key }) => key)).toEqual([`POST ${path}`]));
  });
});
