// Columns that rules make of others stand in the table behind the one that they come from, like any column of the file.
import { t } from '../../../../../../shared/messages/message.ts';
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import type { SourceColumn } from '../../../../../../shared/schema/import.ts';
import { ignoreTarget } from '../fields.ts';

export function withDerived(
  columns: readonly SourceColumn[],
  { columns: rules = {} }: ImportRules,
): SourceColumn[] {
  return columns.flatMap((column) => [
    column,
    ...Object.entries(rules)
      .filter(([key, { from }]) => from === column.key && !columns.some((one) => one.key === key))
      .map(([key]) => derived(column, key)),
  ]);
}

const derived = (from: SourceColumn, key: string): SourceColumn => ({
  ...from,
  key,
  header: key,
  suggestion: {
    target: ignoreTarget,
    confidence: 1,
    reason: t('made of “{name}”', { name: from.header || from.key }),
  },
  warnings: [],
});

/** A name that no column has: `City, part 2`. */
export function freeName(base: string, taken: readonly SourceColumn[]): string {
  const keys = new Set(taken.map(({ key }) => key));
  for (let part = 2; ; part += 1) {
    const name = t('{base}, part {part}', { base, part });
    if (!keys.has(name)) return name;
  }
}
