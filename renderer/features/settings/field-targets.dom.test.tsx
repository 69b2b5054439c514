// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { FieldTarget, FieldTargetsInput } from '../../../shared/schema/field-target.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { FieldTargetsButton } from './field-targets.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

const group = `grp_${'0'.repeat(36)}`;
const [tier, lei] = [`custom:${group}:Tier`, `custom:${group}:LEI`];
const groups = [{ id: group, name: 'Coverage', fields: [{ name: 'Tier' }, { name: 'LEI' }] }];
const [eu, asia] = [
  { id: 'ref_1', name: 'EU' },
  { id: 'ref_2', name: 'Asia' },
];

function fakeTargets(code: string, items: FieldTarget[], answers: (() => unknown)[] = []) {
  const sent: FieldTargetsInput[] = [];
  installFakeBackend({
    'GET /v1/definitions': () => ({ data: { groups, revision: 1 } }),
    [`GET /v1/enrichment/providers/${code}/targets`]: () => ({ data: { items } }),
    [`PATCH /v1/enrichment/providers/${code}/targets`]: ({ body }: FakeRequest) => {
      sent.push(body as FieldTargetsInput);
      answers.shift()?.();
      return { data: { items } };
    },
  });
  return sent;
}

test('a fact goes to a custom field and back, no two values go to one, and a refusal is said where it was asked', async () => {
  const refuse = () => {
    throw new Refusal('validation_error', 'There is no custom field LEI.');
  };
  const sent = fakeTargets(
    'gleif',
    [
      { dataset: null, from: 'name', usual: 'name', to: 'name' },
      { dataset: null, from: 'lei', usual: null, to: null },
      { dataset: null, from: 'status', usual: null, to: tier },
    ],
    [refuse],
  );
  renderPiece(<FieldTargetsButton code="gleif" name="GLEIF" />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Where the values of GLEIF go' }));
  const choice = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Where LEI goes' });
  expect(screen.getByRole('combobox', { name: 'Where Name goes' })).toHaveProperty('placeholder', 'Name');
  await user.click(choice);
  expect(screen.getByRole('option', { name: 'Tier' }).getAttribute('data-combobox-disabled')).toBe('true');
  await user.click(screen.getByRole('option', { name: 'LEI' }));
  const save = screen.getByRole('button', { name: 'Save' });
  await user.click(save);
  expect(await screen.findByText('There is no custom field LEI.')).toBeTruthy();
  await user.click(save);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent[1]).toEqual({
    targets: [
      { from: 'lei', to: lei },
      { from: 'status', to: tier },
    ],
  });
});

test('the columns of one dataset are shown, and those of the others stay as they were', async () => {
  const sent = fakeTargets('reference', [
    { dataset: eu, from: 'Code', usual: null, to: null },
    { dataset: asia, from: 'Code', usual: null, to: lei },
  ]);
  renderPiece(<FieldTargetsButton code="reference" name="EU" datasetId="ref_1" />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Where the values of EU go' }));
  await user.click(await screen.findByRole('combobox', { name: 'Where Code goes' }));
  await user.click(screen.getByRole('option', { name: 'LEI' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]?.targets).toEqual([
    { datasetId: 'ref_1', from: 'Code', to: lei },
    { datasetId: 'ref_2', from: 'Code', to: lei },
  ]);
});
