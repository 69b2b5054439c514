// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { searchOfQuery, type SearchQuery } from '../../../lib/company-search.ts';
import { createStore } from '../../../lib/store.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend } from '../../../testing/fake-backend.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { standardColumns } from '../grid/columns/standard-columns.ts';
import { NoMatch } from '../no-match.tsx';
import { ApiError } from '../../../api/api-error.ts';
import { FilterBar } from './filter-bar.tsx';
import { partErrors } from './part-errors.ts';
import { queryFieldsOf } from './query-fields.ts';
import { SortMenu } from './sort-menu.tsx';
import type { CompanyQueryState } from './use-company-query.ts';

const fields = queryFieldsOf(standardColumns, []);

/** What the address would hold. */
const address = createStore<SearchQuery>({});

function Held({ errors, Piece }: { errors: ReadonlyMap<number, string>; Piece: 'bar' | 'none' }) {
  const query = address.use();
  const changeQuery: CompanyQueryState['changeQuery'] = (change) =>
    address.set(searchOfQuery(change(address.get())));
  const changeFilter: CompanyQueryState['changeFilter'] = (change) =>
    changeQuery(({ filter, ...rest }) => ({ ...rest, filter: change(filter) }));
  const props = { query, changeQuery, changeFilter, fields, errors };
  if (Piece === 'none') return <NoMatch {...props} />;
  return (
    <>
      <FilterBar {...props} />
      <SortMenu {...props} />
    </>
  );
}

function show(start: CompanyQuery = {}, errors: ReadonlyMap<number, string> = new Map()) {
  installFakeBackend({
    'GET /v1/companies/values': () => ({ data: { values: [{ value: 'Metal', label: 'Metal', count: 3 }] } }),
  });
  address.set(searchOfQuery(start));
  renderPiece(<Held errors={errors} Piece="bar" />);
}

const domain = { field: 'domain', operator: 'empty' } as const;
const country = { field: 'countryCode', operator: 'in', value: ['DE'] } as const;

beforeAll(installDomShims);
afterEach(cleanup);

describe('the filter bar', () => {
  test('adds a filter with F: field, what is asked, value', async () => {
    show();
    const user = userEvent.setup();
    await user.keyboard('f');
    const form = await screen.findByRole('form', { name: 'Filter' });
    await user.click(within(form).getByRole('combobox', { name: 'Field' }));
    await user.click(await within(form).findByRole('option', { name: 'Industry' }));
    await user.type(within(form).getByRole('combobox', { name: 'Value of Industry' }), 'metal');
    await user.click(within(form).getByRole('button', { name: 'Add the filter' }));
    expect(address.get().filter).toEqual({
      and: [{ field: 'industry', operator: 'like', value: '%metal%' }],
    });
    expect(await screen.findByRole('button', { name: 'Change Industry contains metal' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Filter' })).toBeNull());
  });

  test('asks for a value where there is none, and keeps what is in force', async () => {
    show({ filter: { and: [domain] } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Filter/ }));
    const form = await screen.findByRole('form', { name: 'Filter' });
    await user.click(within(form).getByRole('button', { name: 'Add the filter' }));
    expect(await within(form).findByText('Choose a field and give a value on each line.')).toBeTruthy();
    expect(address.get().filter).toEqual({ and: [domain] });
  });

  test('opens a chip, adds an alternative and changes it', async () => {
    show({ filter: { and: [domain, country] } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Change Domain empty' }));
    const form = await screen.findByRole('form', { name: 'Filter' });
    await user.click(within(form).getByRole('button', { name: '+ Or' }));
    const asked = within(form).getAllByRole('combobox', { name: 'What is asked of Domain' });
    await user.click(asked[1] ?? form);
    const options = await within(form).findAllByRole('option', { name: 'ends with' });
    await user.click(options.at(-1) ?? form);
    await user.type(within(form).getByRole('combobox', { name: 'Value of Domain' }), '.de');
    await user.click(within(form).getByRole('button', { name: 'Change the filter' }));
    const ending = { field: 'domain', operator: 'like', value: '%.de' };
    expect(address.get().filter).toEqual({ and: [{ or: [domain, ending] }, country] });
  });

  test('removes a chip, and joins chips by and or or', async () => {
    show({ filter: { and: [domain, country] } });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'match all' }));
    expect(address.get().filter).toEqual({ or: [domain, country] });
    await user.click(await screen.findByRole('button', { name: 'or' }));
    expect(address.get().filter).toEqual({ and: [domain, country] });
    await user.click(screen.getByRole('button', { name: 'Remove Domain empty' }));
    expect(address.get().filter).toEqual({ and: [country] });
  });

  test('shows a filter that is too nested in words and lets it be removed', async () => {
    const nested = { or: [{ and: [domain, country] }, country] };
    show({ filter: { and: [nested, domain] } });
    const user = userEvent.setup();
    const name = 'Change (Domain empty and Country DE) or Country DE';
    await user.click(await screen.findByRole('button', { name }));
    expect(await screen.findByText(/too nested for this form/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: name.replace('Change', 'Remove') }));
    expect(address.get().filter).toEqual({ and: [domain] });
  });

  test('tells at the chip what the API has against it', async () => {
    const message = '"old" is no number. Expected digits such as 1250 or -12.5.';
    const year = { field: 'foundationYear', operator: 'gt', value: 'old' } as const;
    const issues = [{ path: 'filter.and.1.value', code: 'invalid_value', message }];
    show(
      { filter: { and: [domain, year] } },
      partErrors(new ApiError('validation_error', message, { issues })),
    );
    expect(await screen.findByRole('button', { name: `Change Founded over old: ${message}` })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Change Domain empty' })).toBeTruthy();
  });

  test('shows sources and locks as chips, and asks for them', async () => {
    show({ source: { kind: 'provider', actor: 'gleif' }, locked: 'industry' });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Remove Source gleif' }));
    expect(address.get()).toEqual({ locked: 'industry' });
    await user.click(screen.getByRole('button', { name: 'Remove Locked Industry' }));
    expect(address.get()).toEqual({});
  });

  test('asks from where values came and since when, and for locked fields', async () => {
    show();
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /^Filter/ }));
    await user.click(await screen.findByRole('combobox', { name: 'Field' }));
    await user.click(await screen.findByRole('option', { name: 'Where values came from …' }));
    const form = await screen.findByRole('form', { name: 'Source of values' });
    await user.click(within(form).getByRole('button', { name: 'Filter by source' }));
    expect(await within(form).findByText('Say at least one of these.')).toBeTruthy();
    await user.click(within(form).getByRole('combobox', { name: 'Written by' }));
    await user.click(await within(form).findByRole('option', { name: 'provider' }));
    await user.type(within(form).getByRole('textbox', { name: 'Who or which provider' }), 'gleif');
    await user.click(within(form).getByRole('button', { name: 'Filter by source' }));
    expect(address.get()).toEqual({ source: { kind: 'provider', actor: 'gleif' } });
    expect(await screen.findByRole('button', { name: 'Change Source gleif' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Filter/ }));
    await user.click(await screen.findByRole('combobox', { name: 'Field' }));
    await user.click(await screen.findByRole('option', { name: 'Locked fields' }));
    expect(address.get().locked).toBe(true);
  });

  test('sorts by any field, up and then down', async () => {
    show();
    const user = userEvent.setup();
    for (const sort of ['industry', '-industry', undefined]) {
      const button = /^Sort/;
      await user.click(await screen.findByRole('button', { name: button }));
      const name = sort === undefined ? 'As created' : /^Industry/;
      await user.click(await screen.findByRole('option', { name }));
      await waitFor(() => expect(address.get()).toEqual(sort === undefined ? {} : { sort }));
    }
  });
});

describe('a list without a match', () => {
  test('offers to take away the last filter, or all', async () => {
    const start = { filter: { and: [domain, country] }, locked: true, sort: 'name' };
    address.set(start);
    renderPiece(<Held errors={new Map()} Piece="none" />);
    const user = userEvent.setup();
    expect(await screen.findByText('No company matches.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove Locked' }));
    expect(address.get()).toEqual({ filter: { and: [domain, country] }, sort: 'name' });
    await user.click(await screen.findByRole('button', { name: 'Remove Country: DE' }));
    expect(address.get().filter).toEqual({ and: [domain] });
    cleanup();
    address.set(start);
    renderPiece(<Held errors={new Map()} Piece="none" />);
    await user.click(await screen.findByRole('button', { name: 'clear all 3 filters' }));
    expect(address.get()).toEqual({ sort: 'name' });
  });
});
