// A query of people as the store takes it. Throws `validation_error` with everything that is wrong in it.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { FilterCondition } from '../../../shared/schema/company-filter.ts';
import { filterOf } from '../../../shared/schema/company-query-params.ts';
import { personFields } from '../../../shared/schema/person.ts';
import type { Collation } from '../../lib/collation.ts';
import type { FieldKind } from '../../store/company-query/types.ts';
import type { ReadDb } from '../../store/database.ts';
import type { PersonQuery } from '../../store/person-list.ts';
import { findUserByEmail } from '../../store/users.ts';
import {
  asked,
  askedCustom,
  groupChoices,
  orderBy,
  type AskedField,
} from '../companies/query/query-fields.ts';
import { resolveFilter } from '../companies/query/resolve-filter.ts';
import { definitionsOf, type Definitions } from '../custom-fields/definitions.ts';
import { findFieldByPath } from '../custom-fields/field-path.ts';

export type PersonParams = {
  filter?: readonly FilterCondition[] | undefined;
  combinator?: 'and' | 'or' | undefined;
  sort?: string | undefined;
  q?: string | undefined;
};

const kinds: Record<string, FieldKind> = {
  ...Object.fromEntries(personFields.map((field) => [field, 'text'])),
  companies: 'ids',
  emails: 'texts',
  phones: 'texts',
  addresses: 'texts',
  urls: 'texts',
  birthday: 'date',
  createdAt: 'time',
  updatedAt: 'time',
  version: 'number',
  id: 'uuid',
  createdBy: 'actor',
};

function findPersonField(definitions: Definitions, path: string): AskedField | null {
  if (path === 'groups') return asked(path, 'groups', groupChoices(definitions));
  const kind = Object.hasOwn(kinds, path) ? kinds[path] : undefined;
  if (kind) return { ...asked(path, kind, []), idPrefix: 'per' };
  const custom = findFieldByPath(definitions, path, 'person');
  return custom && askedCustom(path, custom);
}

const unknownField = (path: string): string =>
  path.startsWith('custom:')
    ? t('There is no custom field "{path}" of people. GET /v1/groups and its custom fields list them.', {
        path,
      })
    : t('There is no field "{path}". Use one of {paths}, or {form}.', {
        path: path.slice(0, 100),
        paths: [...Object.keys(kinds), 'groups'].join(', '),
        form: 'custom:{groupId}:{fieldName}',
      });

export function resolvePersonQuery(
  db: ReadDb,
  params: PersonParams,
  collation: Collation = 'root',
): PersonQuery {
  const definitions = definitionsOf(db);
  const issues: Issue[] = [];
  const find = (path: string): AskedField | null => findPersonField(definitions, path);
  const filter = filterOf(params.filter, params.combinator);
  const where = filter
    ? resolveFilter(filter, {
        definitions,
        issues,
        pathOf: (_, { field, operator }, part) =>
          part === 'field' ? `filter.${field}` : `filter.${field}.${operator}`,
        userId: (email) => findUserByEmail(db, email)?.id ?? null,
        fields: { find, unknown: unknownField },
      })
    : null;
  const sort = params.sort === undefined ? null : resolveSort(params.sort, collation, find, issues);
  refuse(issues);
  return { where, sort, q: params.q ?? null, textKeys: textKeysOf(definitions) };
}

function resolveSort(
  sort: string,
  collation: Collation,
  find: (path: string) => AskedField | null,
  issues: Issue[],
): PersonQuery['sort'] {
  const down = sort.startsWith('-');
  const path = down ? sort.slice(1) : sort;
  const found = find(path);
  if (found) return orderBy(found, down, collation);
  issues.push({ path: 'sort', code: 'unknown_field', message: unknownField(path) });
  return null;
}

const textTypes: ReadonlySet<string> = new Set(['textField', 'magicField']);

const textKeysOf = ({ fieldByKey }: Definitions): string[] =>
  [...fieldByKey.values()]
    .filter(({ entityType, type }) => entityType === 'person' && textTypes.has(type))
    .map(({ key }) => key);

function refuse(issues: readonly Issue[]): void {
  const [first] = issues;
  if (!first) return;
  throw new AppError('validation_error', {
    message: t('The query cannot be answered. {path}: {message}', {
      path: first.path,
      message: first.message,
    }),
    issues: issues.slice(0, 100),
  });
}
