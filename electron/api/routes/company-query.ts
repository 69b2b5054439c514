// Lists of companies: page by page, windows of the whole list by position, and what is told of a list as a whole.
import {
  listCompanies,
  queryCompanyRows,
  searchCompanies,
  windowOfCompanies,
} from '../../../shared/contract/companies.ts';
import {
  countCompanies,
  facetCompanies,
  suggestCompanyValues,
  summarizeCompanies,
} from '../../../shared/contract/company-query.ts';
import type { FilterCondition } from '../../../shared/schema/company-filter.ts';
import { filterOf } from '../../../shared/schema/company-query-params.ts';
import type { CompanyQuery } from '../../../shared/schema/company-query.ts';
import { facetRequest, showFacet } from '../../domain/companies/query/facet-query.ts';
import {
  askedField,
  askedFields,
  resolveQuery,
  type QueryForm,
} from '../../domain/companies/query/resolve-query.ts';
import { showSuggestions, valuesRequest } from '../../domain/companies/query/suggest-values.ts';
import { showCompanies } from '../../domain/companies/read-companies.ts';
import { showRowMarks } from '../../domain/record/row-marks.ts';
import { parseId } from '../../lib/ids.ts';
import { findCompanyNos, findGone } from '../../store/company-list.ts';
import { readTogether } from '../../store/database.ts';
import type { QueryPool } from '../../jobs/query-pool.ts';
import type { StoreQuery } from '../../store/company-query/types.ts';
import { askedCollation } from '../asked-collation.ts';
import { cursorOf, markOf, orderName } from '../cursor.ts';
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

/** Windows that are looked at until one has no hole; the last but one is of a list that was built anew. */
const mostTries = 4;

export function companyQueryRoutes(app: Mounter, { store, queries }: Services): void {
  const { db } = store;

  const page = async (request: Request, query: CompanyQuery & Paged, form: QueryForm) => {
    const { limit, cursor } = query;
    const resolved = resolveQuery(db, query, { form, collation: askedCollation(request) });
    const order = orderName(query.sort, resolved.sort?.collation);
    const marks = await queries.companyPage(resolved, markOf(cursor, order), limit + 1);
    const shown = marks.slice(0, limit);
    const items = showCompanies(
      db,
      shown.map(({ no }) => no),
    );
    const last = shown.at(-1);
    const more = marks.length > limit && last;
    return { data: { items, pagination: nextLink(request, more ? cursorOf(last, order) : null) } };
  };

  mount(app, listCompanies, (call) => page(call.request, fromAddress(call.query), 'address'));
  mount(app, searchCompanies, (call) =>
    page(call.request, { ...call.body, cursor: call.query.cursor ?? call.body.cursor }, 'body'),
  );

  const windowOf = async (request: Request, query: CompanyQuery & Place, form: QueryForm) => {
    const { offset, limit } = query;
    const resolved = resolveQuery(db, query, { form, collation: askedCollation(request) });
    let order = await queries.companyOrder(resolved);
    for (let tries = 1; ; tries += 1) {
      const { numbers, revision } = order;
      const wanted = Array.from(numbers.subarray(offset, offset + limit));
      const shown = readTogether(db, () => ({
        items: showCompanies(db, wanted),
        marks: showRowMarks(db, wanted),
      }));
      if (shown.items.length === wanted.length || tries === mostTries)
        return { data: { ...shown, offset, total: numbers.length, revision } };
      // A company of this window was deleted since the list was built: a window with a hole would shift every row below it.
      order =
        tries + 1 < mostTries
          ? await queries.companyOrderWithout(resolved, findGone(db, wanted))
          : await queries.freshCompanyOrder(resolved);
    }
  };

  mount(app, windowOfCompanies, ({ request, query }) => windowOf(request, fromAddress(query), 'address'));
  mount(app, queryCompanyRows, ({ request, body }) => windowOf(request, body, 'body'));

  mount(app, countCompanies, async ({ body }) => ({
    data: { count: await queries.countCompanies(resolveQuery(db, body.query)) },
  }));

  mount(app, facetCompanies, async ({ body, request }) => {
    const { query, fields: paths, limit, slot } = body;
    const fields = askedFields(db, paths);
    const wanted = facetRequest(resolveQuery(db, query), fields, limit);
    const { facets, ...rest } = await queries.facets(wanted, { slot, signal: request.signal });
    const shown = fields.flatMap((field, at) => {
      const counts = facets[at];
      return counts ? showFacet(db, field, counts, askedCollation(request)) : [];
    });
    return { data: { ...rest, facets: shown } };
  });

  mount(app, summarizeCompanies, async ({ body, request }) => {
    const { query: asked, rows, ids, fields: paths, slot } = body;
    const fields = askedFields(db, paths);
    const query = resolveQuery(db, asked, { collation: askedCollation(request) });
    const numbers = ids ? numbersOf(ids) : rows ? await positions(queries, query, rows) : null;
    const wanted = { query, numbers, fields: fields.map(({ field }) => field) };
    const { fields: sums, ...rest } = await queries.summary(wanted, { slot, signal: request.signal });
    return { data: { ...rest, fields: sums.map((sum, at) => ({ field: paths[at] ?? '', ...sum })) } };
  });

  const numbersOf = (ids: readonly string[]): Float64Array =>
    Float64Array.from(
      findCompanyNos(
        db,
        ids.flatMap((id) => parseId('com', id) ?? []),
      ),
    );

  mount(app, suggestCompanyValues, async ({ request, query: { field, prefix, limit } }) => {
    const asked = askedField(db, field, 'field');
    const found = await queries.suggestValues(valuesRequest(asked, prefix, limit));
    return { data: { values: showSuggestions(db, asked, found, prefix, limit, askedCollation(request)) } };
  });
}

/** The companies at these positions of the list, as it is shown. */
async function positions(
  queries: QueryPool,
  query: StoreQuery,
  ranges: readonly (readonly [number, number])[],
): Promise<Float64Array> {
  const { numbers } = await queries.companyOrder(query);
  const taken = new Set<number>();
  for (const [from, to] of ranges) for (const no of numbers.subarray(from, to)) taken.add(no);
  return Float64Array.from(taken);
}
