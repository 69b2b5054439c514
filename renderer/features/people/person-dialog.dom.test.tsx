// @vitest-environment jsdom
// Two that change the same person: nobody writes over the other without a word.
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Person } from '../../../shared/schema/person.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { person, personIdOf } from '../../testing/people.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { PersonDialog } from './person-dialog.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const tier = { name: 'Tier', id: 'grp_00000000-0000-4000-8000-000000000001' };
const opened = person(0, { groups: [tier], customFieldValues: { [tier.id]: { Tier: 'A' } } });

function open() {
  let stored: Person = opened;
  const sent: unknown[] = [];
  const saved: Person[] = [];
  const change = (values: object): void => {
    stored = { ...stored, ...values, version: stored.version + 1 };
  };
  const field = { id: 'fld_1', groupId: tier.id, name: 'Tier', type: 'shortTextField', options: [] };
  installFakeBackend({
    'GET /v1/definitions': () => ({ data: { groups: [{ ...tier, fields: [field] }] } }),
    'GET /v1/company-rows': () => ({ data: { items: [], offset: 0, total: 0, revision: 1 } }),
    [`GET /v1/people/${personIdOf(0)}`]: () => ({ data: stored }),
    [`PATCH /v1/people/${personIdOf(0)}`]: ({ body, headers }) => {
      sent.push([headers.get('If-Match'), body]);
      if (headers.get('If-Match') !== `"${stored.version}"`)
        throw new Refusal('version_conflict', 'Read it again.', { version: stored.version });
      change(body as object);
      return { data: stored };
    },
  });
  renderPiece(<PersonDialog person={opened} onDone={(one) => saved.push(one)} onClose={() => undefined} />);
  const save = () => userEvent.click(screen.getByRole('button', { name: 'Save the person' }));
  return { sent, saved, change, save };
}

test('what only somebody else changed is no reason to ask', async () => {
  const { sent, saved, change, save } = open();
  await userEvent.type(await screen.findByRole('textbox', { name: 'Job title' }), 'Buyer');
  change({ emails: ['a@b.co'], jobTitle: 'Buyer' });
  await save();
  await waitFor(() => expect(saved).toHaveLength(1));
  expect(sent).toEqual([1, 2].map((version) => [`"${version}"`, { jobTitle: 'Buyer' }]));
});

test('what both changed is told at its field, and written when it is saved again', async () => {
  const { sent, saved, change, save } = open();
  const custom = await screen.findByRole('textbox', { name: 'Tier' });
  await userEvent.type(custom, 'B');
  change({ customFieldValues: { [tier.id]: { Tier: 'C' } } });
  await save();
  expect(
    await screen.findByText('Changed elsewhere meanwhile: it holds "C" now. Save again to write yours.'),
  ).toBeTruthy();
  expect(saved).toEqual([]);
  await save();
  await waitFor(() => expect(saved).toHaveLength(1));
  const patch = { customFieldValues: { [tier.id]: { Tier: 'AB' } } };
  expect(sent).toEqual([1, 2].map((version) => [`"${version}"`, patch]));
});
