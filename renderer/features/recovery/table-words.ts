// What the store's tables are to a person. Tables that mean nothing to one are summed up.
import type { TableReport } from '../../../shared/schema/recovery.ts';

const words: Record<string, string> = {
  company: 'Companies',
  change: 'Changes in their history',
  import_job: 'Imports',
  import_error: 'Failed rows of imports',
  source: 'Files read',
  recipe: 'Recipes',
  api_key: 'API keys',
};

export type TableLine = Omit<TableReport, 'table'> & { name: string };

const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

/** In the order above; only what there was. */
export function tableLines(tables: readonly TableReport[]): TableLine[] {
  const lines = new Map(Object.values(words).map((name) => [name, none(name)]));
  for (const { table, saved, lost, doubtful } of tables) {
    const name = words[table] ?? 'Everything else';
    const line = lines.get(name) ?? none(name);
    lines.set(name, {
      name,
      saved: line.saved + saved,
      lost: sum(line.lost, lost),
      doubtful: line.doubtful + doubtful,
    });
  }
  return [...lines.values()].filter(({ saved, lost }) => saved > 0 || lost !== 0);
}

const none = (name: string): TableLine => ({ name, saved: 0, lost: 0, doubtful: 0 });

export const tableWord = (table: string | null): string =>
  (table === null ? undefined : words[table])?.toLowerCase() ?? 'the store';

export const companiesIn = (tables: readonly TableReport[]): TableReport =>
  tables.find(({ table }) => table === 'company') ?? { table: 'company', saved: 0, lost: null, doubtful: 0 };
