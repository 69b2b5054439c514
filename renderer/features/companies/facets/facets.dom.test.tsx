// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Facet } from '../../../../shared/contract/company-query.ts';
import { rowsAnswer } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { renderWindow } from '../../../testing/render-window.tsx';

const facet = (field: string, more: Partial<Facet> = {}): Facet => ({
  field,
  count: 30,
  empty: 0,
  filled: 30,
  values: [],
  distinct: 0,
  range: null,
  ...more,
});

const values = (...pairs: [string, number][]): Pick<Facet, 'values' | 'distinct'> => ({
  values: pairs.map(([value, count]) => ({ value, label: value, count })),
  distinct: pairs.length,
});

const known: Record<string, Facet> = {
  countryCode: facet('countryCode', { ...values(['DE', 12], ['SE', 8]), empty: 10, filled: 20 }),
  employeeRange: facet('employeeRange', values(['201-500', 20], ['11-50', 10])),
  foundationYear: facet('foundationYear', {
    range: {
      min: '1990',
      max: '2019',
      bars: ['1990', '2000', '2010'].map((from) => ({ from, to: String(Number(from) + 10), count: 10 })),
    },
  }),
  fundingRaised: facet('fundingRaised', { empty: 25, filled: 5 }),
  'source:industry': facet('source:industry', values(['import', 30])),
  industry: facet(
    'industry',
    values(...Array.from({ length: 20 }, (_, at): [string, number] => [`Trade ${at}`, 20 - at])),
  ),
};

type Asked = { query: Record<string, unknown>; fields: string[]; limit: number };

function openList(address = '/companies', more: Parameters<typeof installFakeBackend>[0] = {}) {
  const asked: Asked[] = [];
  const rows = (request: FakeRequest) => rowsAnswer(30)(request);
  const backend = installFakeBackend({
    'GET /v1/workspace': () => ({ data: { name: 'W', companies: 30, imports: 0, activeImports: 0 } }),
    'GET /v1/company-rows': rows,
    'POST /v1/company-rows': () => ({ data: { items: [], offset: 0, total: 30, revision: 1 } }),
    'GET /v1/definitions': () => ({ data: { groups: [], revision: 1 } }),
    'POST /v1/companies/facets': ({ body }) => {
      const question = body as Asked;
      asked.push(question);
      const facets = question.fields.flatMap((field) => known[field] ?? []);
      return { data: { count: 30, complete: true, facets } };
    },
    ...more,
  });
  return { ...renderWindow(address), ...backend, asked };
}

const box = (name: string) => screen.findByRole('region', { name: `Facet ${name}` });
type Search = { filter?: unknown };
const filterOf = ({ router }: ReturnType<typeof openList>): unknown =>
  (router.state.location.search as Search).filter;

beforeAll(installDomShims);
beforeEach(() => localStorage.clear());
afterEach(cleanup);

describe('facets', () => {
  test('count the values of the usual fields, the empty ones apart', async () => {
    const { asked } = openList();
    const country = await box('Country');
    await within(country).findByRole('checkbox', { name: /DE 12/ });
    expect(within(country).getByRole('checkbox', { name: /empty 10/ })).toBeTruthy();
    const employees = within(await box('Employees')).getAllByRole('checkbox');
    expect(employees.map((row) => row.closest('label')?.textContent)).toEqual(['11–5010', '201–50020']);
    expect(within(await box('Funding')).getByRole('checkbox', { name: /has a value 5/ })).toBeTruthy();
    expect(within(await box('Source of industry')).getByRole('img', { name: 'import' })).toBeTruthy();
    expect(asked[0]?.fields).toEqual(Object.keys(known).filter((path) => path !== 'industry'));
  });

  test('combine, in the address, and are cleared one by one', async () => {
    const list = openList();
    const user = userEvent.setup();
    await user.click(await within(await box('Country')).findByRole('checkbox', { name: /DE/ }));
    await user.click(within(await box('Country')).getByRole('checkbox', { name: /empty/ }));
    await user.click(within(await box('Employees')).getByRole('checkbox', { name: /11–50/ }));
    const employees = { field: 'employeeRange', operator: 'in', value: ['11-50'] };
    const country = {
      or: [
        { field: 'countryCode', operator: 'in', value: ['DE'] },
        { field: 'countryCode', operator: 'empty' },
      ],
    };
    expect(filterOf(list)).toEqual({ and: [country, employees] });
    await waitFor(() => expect(list.asked.at(-1)?.query).toEqual({ filter: { and: [country, employees] } }));
    expect(screen.getByRole('button', { name: 'Change Country DE, empty' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Clear Country' }));
    expect(filterOf(list)).toEqual({ and: [employees] });
    expect(
      within(await box('Employees')).getByRole<HTMLInputElement>('checkbox', { name: /11–50/ }).checked,
    ).toBe(true);
  });

  test('take a range by the keys of its handles and by typing', async () => {
    const list = openList();
    const user = userEvent.setup();
    const founded = await box('Founded');
    const low = await within(founded).findByRole('slider', { name: 'Lower end of Founded' });
    low.focus();
    await user.keyboard('{ArrowRight}');
    expect(filterOf(list)).toEqual({ and: [{ field: 'foundationYear', operator: 'gte', value: '2000' }] });
    await user.type(within(founded).getByRole('textbox', { name: 'To, Founded' }), '2012{Enter}');
    const both = [
      { field: 'foundationYear', operator: 'gte', value: '2000' },
      { field: 'foundationYear', operator: 'lte', value: '2012' },
    ];
    expect(filterOf(list)).toEqual({ and: [{ and: both }] });
    expect(screen.getByRole('button', { name: 'Change Founded 2000–2012' })).toBeTruthy();
    const end = within(founded).getByRole('textbox', { name: 'From, Founded' });
    await user.clear(end);
    await user.type(end, 'old{Enter}');
    expect(end.getAttribute('aria-invalid')).toBe('true');
    expect(filterOf(list)).toEqual({ and: [{ and: both }] });
  });

  test('are added, searched within, shown whole and removed with what was chosen in them', async () => {
    const list = openList();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Add a facet' }));
    await user.type(await screen.findByRole('textbox', { name: 'Add a facet' }), 'industr');
    await user.click(await screen.findByRole('option', { name: 'Industry' }));
    const industry = await box('Industry');
    await waitFor(() => expect(within(industry).getAllByRole('checkbox')).toHaveLength(6));
    await user.click(within(industry).getByRole('button', { name: '14 more' }));
    await user.type(within(industry).getByRole('textbox', { name: 'Find a value of Industry' }), 'trade 19');
    await user.click(within(industry).getByRole('checkbox', { name: /Trade 19/ }));
    await user.click(within(industry).getByRole('button', { name: 'Show fewer' }));
    expect(within(industry).getAllByRole('checkbox')).toHaveLength(7);
    await user.click(within(industry).getByRole('button', { name: 'Menu of the facet Industry' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Remove the facet' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Facet Industry' })).toBeNull());
    expect(filterOf(list)).toBeUndefined();
  });

  test('say what else is asked of their field, and why counts are missing', async () => {
    const filter = { and: [{ field: 'countryCode', operator: 'not_eq', value: 'DE' }] };
    openList(`/companies?filter=${encodeURIComponent(JSON.stringify(filter))}`, {
      'POST /v1/companies/facets': () => {
        throw new Refusal('store_unavailable', 'The store is busy.');
      },
    });
    expect(await within(await box('Country')).findByText('is not DE')).toBeTruthy();
    expect(await screen.findByText('The counts do not load: The store is busy.')).toBeTruthy();
  });
});
