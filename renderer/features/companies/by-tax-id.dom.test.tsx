// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { idOf } from '../../testing/companies.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { NewCompanyDialog } from './new-company-dialog.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const said = {
  entity: { id: idOf(1), name: 'ACME GMBH' },
  enrichments: [{ providerCode: 'gleif', success: true }],
  changes: [
    { path: 'name', before: null, after: 'ACME GMBH', provider: 'gleif' },
    { path: 'entityData.legalForm', before: null, after: 'GmbH', provider: 'gleif' },
  ],
  costCents: 12,
};

/** The form, with a country and a tax id in it. */
async function open(answer: (request: FakeRequest) => unknown) {
  const sent: unknown[] = [];
  const did: unknown[] = [];
  installFakeBackend({
    'POST /entities/automatic': (request) => {
      sent.push(request.body);
      return answer(request);
    },
  });
  renderPiece(
    <NewCompanyDialog
      opened
      onCreated={({ name }) => did.push(name)}
      onOpen={(id) => did.push(id)}
      onClose={() => undefined}
    />,
  );
  const user = userEvent.setup();
  fireEvent.click(screen.getByRole('radio', { name: 'By tax ID' }));
  fireEvent.change(screen.getByRole('combobox', { name: 'Country' }), { target: { value: 'Germany' } });
  fireEvent.click(await screen.findByRole('option', { name: 'Germany', hidden: true }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Tax ID' }), { target: { value: 'DE 1' } });
  await user.click(screen.getByRole('button', { name: 'Ask the registry' }));
  return { user, sent, did };
}

test('shows what the registry says, and makes the company of that', async () => {
  const { user, sent, did } = await open(({ body }) =>
    (body as { dryRun?: boolean }).dryRun === true ? { ...said, planId: 'bat_1', stepId: null } : said,
  );
  const told = within(await screen.findByRole('region', { name: 'What the registry says' }));
  expect(told.getByRole('heading').textContent).toBe('gleif says, for 0.12 €:');
  expect(told.getAllByRole('definition').map(({ textContent }) => textContent)).toEqual([
    'ACME GMBH',
    'GmbH',
  ]);
  await user.click(screen.getByRole('button', { name: 'Create the company' }));
  await screen.findByRole('button', { name: 'Create the company' });
  expect(sent).toEqual([
    { countryCode: 'DE', taxId: 'DE 1', dryRun: true },
    { countryCode: 'DE', taxId: 'DE 1', planId: 'bat_1' },
  ]);
  expect(did).toEqual(['ACME GMBH']);
});

test('leads to the company that is here already', async () => {
  const { user, did } = await open(() => ({ ...said, changes: [], stepId: null }));
  await user.click(await screen.findByRole('button', { name: 'Open it' }));
  expect(did).toEqual([idOf(1)]);
});

test('says what nobody knows, and lets another number be tried', async () => {
  await open(() => {
    throw new Refusal('not_found', 'No company with this tax id is known here or to whoever was asked.');
  });
  expect((await screen.findByRole('alert')).textContent).toContain('No company with this tax id');
  fireEvent.change(screen.getByRole('textbox', { name: 'Tax ID' }), { target: { value: 'DE 2' } });
  expect(screen.queryByRole('alert')).toBeNull();
});
