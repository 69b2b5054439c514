// Groups and custom values of rows that came as JSON, as keys of the row: from there on they are columns like all others. What
// does not have the shape of the API's companies stays as it is and is refused with its row.
import { customPath } from '../../../../shared/schema/field-path.ts';

type Row = Record<string, unknown>;

export function flattenRows(rows: readonly Row[]): readonly Row[] {
  const concerned = rows.some(
    (row) => Object.hasOwn(row, 'groups') || Object.hasOwn(row, 'customFieldValues'),
  );
  return concerned ? rows.map(flattened) : rows;
}

function flattened(row: Row): Row {
  const { customFieldValues, ...rest } = row;
  const entries = Object.entries(rest).map(([key, value]) => [key, key === 'groups' ? ids(value) : value]);
  if (customFieldValues === undefined) return Object.fromEntries(entries) as Row;
  const values = isObject(customFieldValues) ? valuesOf(customFieldValues) : null;
  return Object.fromEntries([...entries, ...(values ?? [['customFieldValues', customFieldValues]])]) as Row;
}

/** Null where it is not an object of objects. */
function valuesOf(groups: Row): [string, unknown][] | null {
  const all = Object.entries(groups);
  if (!all.every(([, values]) => isObject(values))) return null;
  return all.flatMap(([groupId, values]) =>
    Object.entries(values as Row).map(([name, value]): [string, unknown] => [
      customPath(groupId, name),
      ids(value),
    ]),
  );
}

/** `[{id}]` and `[{email}]` as the texts that they hold. */
function ids(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const texts = value.map((entry: unknown) => {
    const { id, email } = isObject(entry) ? entry : {};
    return isObject(entry) ? (id ?? email) : entry;
  });
  return texts.every((text) => typeof text === 'string') ? texts : value;
}

const isObject = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
