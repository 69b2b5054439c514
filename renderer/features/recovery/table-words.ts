// What the store's tables are to a person. Tables that mean nothing to one are summed up.
import { t } from '../../../shared/messages/message.ts';
import type { TableReport } from '../../../shared/schema/recovery.ts';

/** What it is called, and what is said while it is read. */
const words: Record<string, { name: string; reading: string }> = {
  company: { name: t('Companies'), reading: t('Reading companies') },
  change: { name: t('Changes in their history'), reading: t('Reading changes in their history') },
  import_job: { name: t('Imports'), reading: t('Reading imports') },
  import_error: { name: t('Failed rows of imports'), reading: t('Reading failed rows of imports') },
  source: { name: t('Files read'), reading: t('Reading files read') },
  recipe: { name: t('Recipes'), reading: t('Reading recipes') },
  api_key: { name: t('API keys'), reading: t('Reading API keys') },
};

export type TableLine = Omit<TableReport, 'table'> & { name: string };

const sum = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

/** In the order above; only what there was. */
export function tableLines(tables: readonly TableReport[]): TableLine[] {
  const lines = new Map(Object.values(words).map(({ name }) => [name, none(name)]));
  for (const { table, saved, lost, doubtful } of tables) {
    const name = words[table]?.name ?? t('Everything else');
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

export const readingWords = (table: string | null): string =>
  (table === null ? undefined : words[table])?.reading ?? t('Reading the store');

export const companiesIn = (tables: readonly TableReport[]): TableReport =>
  tables.find(({ table }) => table === 'company') ?? { table: 'company', saved: 0, lost: null, doubtful: 0 };
