// A query of the wire as the store takes it. Throws `validation_error` with everything that is wrong in it.
import { AppError, type Issue } from '../../../../shared/errors.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { FilterCondition } from '../../../../shared/schema/company-filter.ts';
import type { CompanyQuery, SourceCondition } from '../../../../shared/schema/company-query.ts';
import type { Collation } from '../../../lib/collation.ts';
import type { QuerySource, StoreQuery } from '../../../store/company-query/types.ts';
import type { ReadDb } from '../../../store/database.ts';
import { findUserByEmail } from '../../../store/users.ts';
import { definitionsOf, type Definitions } from '../../custom-fields/definitions.ts';
import { findCellKey } from '../../custom-fields/field-path.ts';
import { findAskedField, orderBy, textKeysOf, type AskedField } from './query-fields.ts';
import { resolveFilter, unknownField } from './resolve-filter.ts';
import { andMore } from '../../../lib/say.ts';

/** Where the query was read from, which decides how its parts are called in a refusal. */
export type QueryForm = 'body' | 'address';

type How = { form?: QueryForm; collation?: Collation };

export function resolveQuery(
  db: ReadDb,
  query: CompanyQuery,
  { form = 'body', collation = 'root' }: How = {},
): StoreQuery {
  const definitions = definitionsOf(db);
  const issues: Issue[] = [];
  const context = {
    definitions,
    issues,
    pathOf: form === 'body' ? bodyPath : addressPath,
    userId: (email: string) => findUserByEmail(db, email)?.id ?? null,
  };
  const resolved: StoreQuery = {
    where: query.filter ? resolveFilter(query.filter, context) : null,
    sort: query.sort === undefined ? null : resolveSort(query.sort, collation, definitions, issues),
    q: query.q === undefined || query.q.trim() === '' ? null : query.q,
    importJob: query.importJob ?? null,
    source: query.source ? resolveSource(query.source, definitions, issues) : null,
    locked: resolveLocked(query.locked, definitions, issues),
    // Only a search knows of them: other lists stay as they are when a text field comes.
    textKeys: query.q?.trim() ? textKeysOf(definitions) : [],
  };
  refuse(issues);
  return resolved;
}

/** The field of a path; throws `validation_error` where there is none. `at` is where the path was sent. */
export function askedField(db: ReadDb, path: string, at: string): AskedField {
  const found = findAskedField(definitionsOf(db), path);
  if (found) return found;
  const message = unknownField(path);
  throw new AppError('validation_error', {
    message: `${at}: ${message}`,
    issues: [{ path: at, code: 'unknown_field', message }],
  });
}

export const askedFields = (db: ReadDb, paths: readonly string[]): AskedField[] =>
  paths.map((path, index) => askedField(db, path, `fields.${index}`));

function refuse(issues: readonly Issue[]): void {
  const [first] = issues;
  if (!first) return;
  throw new AppError('validation_error', {
    message:
      t('The query cannot be answered. {path}: {message}', { path: first.path, message: first.message }) +
      andMore(issues),
    issues: issues.slice(0, 100),
  });
}

const bodyPath = (at: string, _: FilterCondition, part: string): string => `${at}.${part}`;
const addressPath = (_: string, { field, operator }: FilterCondition, part: string): string =>
  part === 'field' ? `filter.${field}` : `filter.${field}.${operator}`;

function resolveSort(
  sort: string,
  collation: Collation,
  definitions: Definitions,
  issues: Issue[],
): StoreQuery['sort'] {
  const down = sort.startsWith('-');
  const path = down ? sort.slice(1) : sort;
  const asked = findAskedField(definitions, path);
  if (asked) return orderBy(asked, down, collation);
  issues.push({ path: 'sort', code: 'unknown_field', message: unknownField(path) });
  return null;
}

function keyOf(path: string, at: string, definitions: Definitions, issues: Issue[]): string {
  const key = findCellKey(definitions, path);
  if (key === null) issues.push({ path: at, code: 'unknown_field', message: unknownField(path) });
  return key ?? path;
}

function resolveSource(source: SourceCondition, definitions: Definitions, issues: Issue[]): QuerySource {
  const { kind, run, actor, field, after, before } = source;
  return {
    kind,
    run,
    actor,
    key: field === undefined ? undefined : keyOf(field, 'source.field', definitions, issues),
    afterMs: after === undefined ? undefined : Date.parse(after),
    beforeMs: before === undefined ? undefined : Date.parse(before),
  };
}

const resolveLocked = (
  locked: boolean | string | undefined,
  definitions: Definitions,
  issues: Issue[],
): StoreQuery['locked'] =>
  typeof locked === 'string' ? keyOf(locked, 'locked', definitions, issues) : (locked ?? null);
