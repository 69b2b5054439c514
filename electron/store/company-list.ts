// Sorted and searched lists of companies as row numbers: whole (for the grid) or page by page (for the API).
// Names in SQL come from the tables here, never from a request.
import { employeeRanges, type CompanySortField } from '../../shared/schema/company.ts';
import { foldCase } from '../lib/fold-case.ts';
import type { ReadDb } from './database.ts';

export type CompanyQuery = {
  /** `name` or `-name`; without it the order of creation. */
  sort?: string | undefined;
  /** Each word must stand somewhere in a company's texts. */
  q?: string | undefined;
  /** Only companies that this import created or updated. */
  importJob?: string | undefined;
};

/** Where a page ends: the sort value and row number of its last company. */
export type Mark = { value: string | number | null; no: number };

const rangeRank = `CASE employee_range ${employeeRanges.map((range, rank) => `WHEN '${range}' THEN ${rank}`).join(' ')} END`;

const sortSql: Record<CompanySortField, string> = {
  name: 'name_key',
  domain: 'domain',
  description: 'description COLLATE NOCASE',
  industry: 'industry COLLATE NOCASE',
  employeeRange: rangeRank,
  foundationYear: 'foundation_year',
  fundingRaised: 'CAST(funding_raised AS REAL)',
  lastFundingDate: 'last_funding_date',
  countryCode: 'country_code',
  taxId: 'tax_id COLLATE NOCASE',
  externalId: 'external_id COLLATE NOCASE',
  createdAt: 'created_at_ms',
  updatedAt: 'updated_at_ms',
};

/** Columns that `q` looks through. */
const searched = [
  'name_key',
  'domain',
  'industry',
  'emails',
  'phones',
  'urls',
  'addresses',
  'tax_id',
  'external_id',
  'tags',
];

type Order = { expression: string; down: boolean };

function orderOf(sort: string | undefined): Order {
  if (sort === undefined) return { expression: 'no', down: false };
  const down = sort.startsWith('-');
  return { expression: sortSql[(down ? sort.slice(1) : sort) as CompanySortField], down };
}

/** Empty values stand last whichever way the list is sorted. */
const orderSql = ({ expression, down }: Order): string =>
  expression === 'no' ? 'no' : `(${expression}) IS NULL, ${expression} ${down ? 'DESC' : 'ASC'}, no`;

type Condition = { sql: string; values: unknown[] };

function conditionsOf(query: CompanyQuery): Condition[] {
  const words = (query.q ?? '').split(/\s+/).filter((word) => word !== '');
  const conditions = words.map(wordCondition);
  if (query.importJob !== undefined) {
    conditions.push({
      sql: '(origin_no IN (SELECT no FROM origin WHERE run = ?) OR uuid IN (SELECT company_uuid FROM change WHERE source_run = ?))',
      values: [query.importJob, query.importJob],
    });
  }
  return conditions;
}

function wordCondition(word: string): Condition {
  const pattern = `%${word.normalize('NFC').replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const folded = foldCase(pattern);
  return {
    sql: `(${searched.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`,
    values: searched.map((column) => (column === 'name_key' ? folded : pattern)),
  };
}

/** Row numbers of every company that matches, in order. */
export function companyNumbers(db: ReadDb, query: CompanyQuery): Float64Array {
  const conditions = conditionsOf(query);
  const where = conditions.map(({ sql }) => sql).join(' AND ') || '1';
  const statement = db
    .sql<number>(`SELECT no FROM company WHERE ${where} ORDER BY ${orderSql(orderOf(query.sort))}`)
    .pluck();
  return Float64Array.from(statement.all(...conditions.flatMap(({ values }) => values)));
}

/** At most `limit` row numbers after `after`, each with the mark that the next page starts from. */
export function companyPage(db: ReadDb, query: CompanyQuery, after: Mark | null, limit: number): Mark[] {
  const order = orderOf(query.sort);
  const conditions = [...conditionsOf(query), ...(after ? [afterCondition(order, after)] : [])];
  const where = conditions.map(({ sql }) => sql).join(' AND ') || '1';
  return db
    .sql<Mark>(
      `SELECT ${order.expression} AS value, no FROM company WHERE ${where} ORDER BY ${orderSql(order)} LIMIT ?`,
    )
    .all(...conditions.flatMap(({ values }) => values), limit);
}

function afterCondition({ expression, down }: Order, { value, no }: Mark): Condition {
  if (expression === 'no') return { sql: 'no > ?', values: [no] };
  if (value === null) return { sql: `(${expression}) IS NULL AND no > ?`, values: [no] };
  const beyond = down ? '<' : '>';
  return {
    sql: `((${expression}) IS NULL OR ${expression} ${beyond} ? OR (${expression} = ? AND no > ?))`,
    values: [value, value, no],
  };
}
