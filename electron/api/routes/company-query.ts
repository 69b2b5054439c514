// Lists of companies: page by page, and windows of the whole list by position.
import {
  listCompanies,
  queryCompanyRows,
  searchCompanies,
  windowOfCompanies,
} from '../../../shared/contract/companies.ts';
import type { FilterCondition } from '../../../shared/schema/company-filter.ts';
import { filterOf } from '../../../shared/schema/company-query-params.ts';
import type { CompanyQuery } from '../../../shared/schema/company-query.ts';
import { resolveQuery, type QueryForm } from '../../domain/companies/query/resolve-query.ts';
import { showCompanies } from '../../domain/companies/read-companies.ts';
import { cursorOf, markOf } from '../cursor.ts';
import { nextLink } from '../links.ts';
import { mount, type Mounter } from '../mount.ts';
import type { Services } from '../services.ts';

type Paged = { limit: number; cursor?: string | undefined };
type Place = { offset: number; limit: number };
type Address = Omit<CompanyQuery, 'filter'> & {
  filter?: readonly FilterCondition[] | undefined;
  combinator?: 'and' | 'or' | undefined;
};

const fromAddress = <Q extends Address>({ filter, combinator, ...query }: Q) => ({
  ...query,
  filter: filterOf(filter, combinator),
});

export function companyQueryRoutes(app: Mounter, { store, queries }: Services): void {
  const { db } = store;

  const page = async (request: Request, query: CompanyQuery & Paged, form: QueryForm) => {
    const { limit, cursor, sort } = query;
    const marks = await queries.companyPage(resolveQuery(db, query, form), markOf(cursor, sort), limit + 1);
    const shown = marks.slice(0, limit);
    const items = showCompanies(
      db,
      shown.map(({ no }) => no),
    );
    const last = shown.at(-1);
    const more = marks.length > limit && last;
    return { data: { items, pagination: nextLink(request, more ? cursorOf(last, sort) : null) } };
  };

  mount(app, listCompanies, (call) => page(call.request, fromAddress(call.query), 'address'));
  mount(app, searchCompanies, (call) =>
    page(call.request, { ...call.body, cursor: call.query.cursor ?? call.body.cursor }, 'body'),
  );

  const windowOf = async (query: CompanyQuery & Place, form: QueryForm) => {
    const { offset, limit } = query;
    const resolved = resolveQuery(db, query, form);
    const show = (numbers: Float64Array) => showCompanies(db, numbers.subarray(offset, offset + limit));
    const kept = await queries.companyOrder(resolved);
    const items = show(kept.numbers);
    const wanted = Math.max(0, Math.min(limit, kept.numbers.length - offset));
    if (items.length === wanted)
      return { data: { items, offset, total: kept.numbers.length, revision: kept.revision } };
    // A company of this window was deleted since the list was built: a window with a hole would shift every row below it.
    const { numbers, revision } = await queries.freshCompanyOrder(resolved);
    return { data: { items: show(numbers), offset, total: numbers.length, revision } };
  };

  mount(app, windowOfCompanies, ({ query }) => windowOf(fromAddress(query), 'address'));
  mount(app, queryCompanyRows, ({ body }) => windowOf(body, 'body'));
}
