// The values of a column as its rule's steps and merges leave them: what a person then decides about.
import type { ColumnRule } from '../../../../shared/schema/import-rules.ts';
import { stripGuard } from '../../exports/csv.ts';
import { readColumn } from '../rules/read-column.ts';
import { inTurns } from './in-turns.ts';
import type { KeptValue } from './pack-values.ts';

/** Values that become equal are one, the most frequent first; a value that a step cannot read stays as it is. */
export async function steppedValues(
  values: readonly KeptValue[],
  { steps = [], clusters = [] }: Pick<ColumnRule, 'steps' | 'clusters'>,
): Promise<KeptValue[]> {
  const { text } = readColumn({ steps, clusters });
  const byText = new Map<string, KeptValue>();
  await inTurns(values, (kept) => {
    const plain = stripGuard(kept.value);
    const read = text(plain);
    const value = typeof read === 'string' ? read : plain.trim();
    const known = byText.get(value);
    if (known) known.rows += kept.rows;
    else byText.set(value, { ...kept, value });
  });
  byText.delete('');
  return [...byText.values()].sort((a, b) => b.rows - a.rows || a.row - b.row);
}
