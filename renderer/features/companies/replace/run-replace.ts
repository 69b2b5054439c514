// Does what the preview showed: the ticked cells at once, or all companies that the query finds as a job.
import { bulkEdit } from '../../../../shared/contract/bulk.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import type { ReplaceSpec } from '../../../../shared/schema/replace.ts';
import { call } from '../../../api/client.ts';
import { sayDone } from '../actions/say-done.ts';
import { setCells, type CellEdit } from '../grid/edit/grid-edit.ts';
import type { GridShared } from '../grid/grid-context.ts';
import type { Match } from './find-matches.ts';

const writable = (matches: readonly Match[]): CellEdit[] =>
  matches.flatMap(({ row, column, value }) =>
    value.ok ? [{ row, path: column.path, value: value.value }] : [],
  );

/** What is no value stays in its cell as a text, with the reason. */
export async function replaceMatches(grid: GridShared, matches: readonly Match[]): Promise<void> {
  const { written, refused, step } = await setCells(grid, writable(matches), 'replace');
  const invalid = matches.flatMap(({ row, column, after, value }) =>
    value.ok ? [] : [{ row, column, text: after, reason: value.reason }],
  );
  for (const { row, column, ...draft } of invalid) grid.edits.keepDraft(row.id, column.path, draft);
  sayDone('replace', { written, refused: refused + invalid.length, step, stopped: false });
}

/** The status bar shows how far it is, and says when it has ended. */
export async function replaceInAll(
  query: CompanyQuery,
  fields: readonly string[],
  spec: ReplaceSpec,
): Promise<void> {
  const { sort: _, ...unsorted } = query;
  const change = { replace: { ...spec, fields: [...fields] } };
  await call(bulkEdit, { body: { query: unsorted, change } }, { idempotencyKey: crypto.randomUUID() });
}
