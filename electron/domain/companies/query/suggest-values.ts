// Values for an editor to offer. What is called otherwise than it is stored, an option or a person, is looked for by what it is called.
import type { ReadDb } from '../../../store/database.ts';
import type { ValueCount } from '../../../store/company-query/facet-counter.ts';
import type { ValuesRequest } from '../../../store/company-query/value-suggestions.ts';
import type { Collation } from '../../../lib/collation.ts';
import { foldCase } from '../../../lib/fold-case.ts';
import { showValues } from './facet-query.ts';
import type { AskedField } from './query-fields.ts';

/** Options and people are few: all that occur are read, and then those taken that begin with the prefix. */
const mostNamed = 1000;

const isNamed = ({ field, choices }: AskedField): boolean =>
  choices.length > 0 || field.kind === 'ids' || field.kind === 'actor';

export const valuesRequest = (asked: AskedField, prefix: string, limit: number): ValuesRequest =>
  isNamed(asked)
    ? { field: asked.field, prefix: '', limit: mostNamed }
    : { field: asked.field, prefix, limit };

export function showSuggestions(
  db: ReadDb,
  asked: AskedField,
  found: readonly ValueCount[],
  prefix: string,
  limit: number,
  collation: Collation,
): { value: string; label: string; count: number }[] {
  const shown = showValues(db, asked, withUnused(asked, found), collation);
  if (!isNamed(asked)) return shown;
  const folded = foldCase(prefix);
  return shown.filter(({ label }) => foldCase(label).startsWith(folded)).slice(0, limit);
}

/** Options that no company has yet stand behind the others; those that were deleted are left out. */
function withUnused({ choices }: AskedField, found: readonly ValueCount[]): readonly ValueCount[] {
  if (choices.length === 0) return found;
  const counts = new Map(found.map(({ value, count }) => [value, count]));
  return choices
    .map(({ value }) => ({ value: String(value), count: counts.get(String(value)) ?? 0 }))
    .sort((one, other) => other.count - one.count);
}
