// @vitest-environment jsdom
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { EnrichmentGroup } from '../../../shared/schema/entity.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { testProvider } from '../../testing/providers.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { ProviderGroups } from './provider-groups.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

/** Groups in memory; a name that is taken is refused. */
function backend(...begin: EnrichmentGroup[]) {
  let groups = begin;
  const sent: unknown[] = [];
  const keep = (group: EnrichmentGroup): EnrichmentGroup => {
    groups = [...groups.filter(({ id }) => id !== group.id), group];
    return group;
  };
  installFakeBackend({
    'GET /v1/enrichment/providers': () => ({
      data: {
        items: [
          testProvider({ code: 'gleif', label: 'GLEIF' }),
          testProvider({ code: 'domain-facts', label: 'Facts from domains' }),
        ],
      },
    }),
    'GET /enrichment-groups': () => ({ items: groups }),
    'POST /enrichment-groups': ({ body }) => {
      sent.push(body);
      const wanted = body as Omit<EnrichmentGroup, 'id'>;
      if (groups.some(({ name }) => name === wanted.name))
        throw new Refusal('name_taken', `${wanted.name} has this name already. Choose another one.`);
      return keep({ id: 'eng_2', ...wanted });
    },
    'PATCH /enrichment-groups/eng_1': ({ body }) => {
      sent.push(body);
      return keep({ id: 'eng_1', ...(body as Omit<EnrichmentGroup, 'id'>) });
    },
    'DELETE /enrichment-groups/eng_1': () => {
      groups = [];
      return { data: { id: 'eng_1' } };
    },
  });
  renderPiece(<ProviderGroups />);
  return { sent, user: userEvent.setup() };
}

const registries = { id: 'eng_1', name: 'Registries', providers: ['gleif', 'domain-facts'] };

test('a group is made of a name and providers, and a taken name is refused at its field', async () => {
  const { sent, user } = backend(registries);
  await user.click(screen.getByRole('button', { name: 'New group' }));
  const name = await screen.findByRole('textbox', { name: 'Name' });
  fireEvent.change(name, { target: { value: 'Registries' } });
  const create = screen.getByRole<HTMLButtonElement>('button', { name: 'Create the group' });
  expect(create.disabled).toBe(true);
  await user.click(screen.getByRole('combobox', { name: 'Add a provider' }));
  await user.click(await screen.findByRole('option', { name: 'GLEIF' }));
  await user.click(create);
  expect(await screen.findByText('Registries has this name already. Choose another one.')).toBeTruthy();
  fireEvent.change(name, { target: { value: 'Basics' } });
  await user.click(create);
  expect(await screen.findByText('Basics')).toBeTruthy();
  expect(sent.at(-1)).toEqual({ name: 'Basics', providers: ['gleif'] });
});

test('a group is changed: who is in it, and in which order', async () => {
  const { sent, user } = backend(registries);
  expect(await screen.findByText('GLEIF and Facts from domains')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Edit Registries' }));
  const members = within(await screen.findByRole('list', { name: 'Providers of the group' }));
  await user.click(members.getByRole('button', { name: 'Move GLEIF down' }));
  await user.click(screen.getByRole('button', { name: 'Save the group' }));
  expect(await screen.findByText('Facts from domains and GLEIF')).toBeTruthy();
  expect(sent).toEqual([{ name: 'Registries', providers: ['domain-facts', 'gleif'] }]);
});

test('a group is deleted once that was asked', async () => {
  const { user } = backend(registries);
  await user.click(await screen.findByRole('button', { name: 'Delete Registries' }));
  await user.click(await screen.findByRole('button', { name: 'Delete the group' }));
  await waitFor(() => expect(screen.getByText('None.')).toBeTruthy());
});
