// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Company } from '../../../shared/schema/company.ts';
import type { MergeRequest } from '../../../shared/schema/merge.ts';
import { company } from '../../testing/companies.ts';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, type FakeRequest } from '../../testing/fake-backend.ts';
import { renderWindow } from '../../testing/render-window.tsx';
import { bestSurvivor, pathsOf, requestOf, sourceOf } from './merge-choice.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const one: Company = { ...company(1), name: 'Acme', domain: null, industry: 'Steel', taxId: 'X1' };
const other: Company = {
  ...company(2),
  name: 'Acme GmbH',
  domain: 'acme.com',
  industry: 'Cloth',
  taxId: 'X1',
};

const search = {
  status: 'completed',
  startedAt: '2026-11-22T10:00:00Z',
  finishedAt: '2026-11-22T10:00:05Z',
  counts: { registry: 1, name_country: 0, similar: 0 },
  companies: 2,
  cutOff: false,
  failure: null,
};

function open(state: object = search) {
  const merges: MergeRequest[] = [];
  const group = {
    kind: 'registry',
    reason: 'They have the tax ID X1.',
    score: null,
    parts: [],
    companies: [one, other],
    size: 2,
  };
  installFakeBackend({
    'GET /v1/duplicates': () => ({ data: state }),
    'GET /v1/duplicates/groups': () => ({ data: { items: [group], nextOffset: null } }),
    'POST /v1/duplicates': () => ({ data: { ...search, status: 'running' } }),
    'POST /v1/companies/merge': ({ body }: FakeRequest) => {
      merges.push(body as MergeRequest);
      return { data: { company: other, mergedIds: [one.id], step: null } };
    },
    'GET /v1/steps': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
  });
  renderWindow('/duplicates');
  return { merges, user: userEvent.setup() };
}

describe('the page of duplicates', () => {
  it('offers to look where nothing was looked for yet', async () => {
    open({ ...search, status: 'none' });
    expect(await screen.findByRole('button', { name: 'Find duplicates' })).toBeTruthy();
  });

  it('merges into the company and with the values that are chosen, and takes the group out', async () => {
    const { merges, user } = open();
    const card = await screen.findByRole('article', { name: 'Same registry number: Acme' });
    await user.click(within(card).getByRole('radio', { name: 'Keep Acme GmbH' }));
    await user.click(within(card).getByRole('radio', { name: 'Industry: Steel' }));
    await user.click(within(card).getByRole('button', { name: 'Merge 1 company into Acme GmbH' }));
    await waitFor(() =>
      expect(merges).toEqual([
        { survivorId: other.id, mergedIds: [one.id], fields: { industry: one.id }, dryRun: false },
      ]),
    );
    await screen.findByText('Nothing is left here.');
  });
});

describe('the choice of a merge', () => {
  it('begins with the company that says most, and fills its gaps from the others', () => {
    const poor = { ...one, industry: null, taxId: null };
    expect(bestSurvivor([poor, other])).toBe(other.id);
    const choice = { survivor: one.id, fields: {} };
    expect(sourceOf([one, other], choice, 'domain')).toBe(other.id);
    expect(sourceOf([one, other], choice, 'industry')).toBe(one.id);
    expect(pathsOf([one, other])).toContain('taxId');
    expect(requestOf([one, other], choice).mergedIds).toEqual([other.id]);
  });
});
