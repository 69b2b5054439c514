// The address of the list of companies: the whole query, the view that it started from, the record that is open. Whatever of it is not
// readable is left out.
import { filterSchema, type FilterNode } from '../../shared/schema/company-filter.ts';
import {
  sortSchema,
  sourceConditionSchema,
  type CompanyQuery,
  type SourceCondition,
} from '../../shared/schema/company-query.ts';
import { omit } from './omit.ts';

/** `create` opens the form for a new company. */
export type CompaniesSearch = {
  view?: string;
  filter?: FilterNode;
  sort?: string;
  q?: string;
  importJob?: string;
  source?: SourceCondition;
  locked?: boolean | string;
  record?: string;
  create?: true;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const lockedOf = (value: unknown): boolean | string | undefined =>
  typeof value === 'boolean' ? value : text(value);

/** The object without what is undefined. */
type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const defined = <T extends object>(object: T): Defined<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Defined<T>;

export const parseCompaniesSearch = (search: Record<string, unknown>): CompaniesSearch =>
  defined({
    view: text(search['view']),
    filter: filterSchema.safeParse(search['filter']).data,
    sort: sortSchema.safeParse(search['sort']).data,
    // A search for digits is read as a number.
    q: text(typeof search['q'] === 'number' ? String(search['q']) : search['q']),
    importJob: text(search['importJob']),
    source: sourceConditionSchema.safeParse(search['source']).data,
    locked: lockedOf(search['locked']),
    record: text(search['record']),
    create: search['create'] === true ? true : undefined,
  });

/** The query alone. */
export const queryOfSearch = ({ filter, sort, q, importJob, source, locked }: CompaniesSearch) =>
  defined({ filter, sort, q, importJob, source, locked });

export type SearchQuery = ReturnType<typeof queryOfSearch>;

/** The address of a query, from whatever has one. */
export const searchOfQuery = (query: CompanyQuery): SearchQuery => defined({ ...query }) as SearchQuery;

/** Whether it leaves any company out. */
export const isNarrowing = (query: CompanyQuery): boolean =>
  Object.keys(omit(searchOfQuery(query), 'sort')).length > 0;

/** Equal whatever the order in which their parts were written. */
export const isSameJson = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
