// What a finished dry run answers: pages of its rows under any filter.
import type { CompanyField } from '../../shared/schema/company.ts';
import { createRowFinder } from '../domain/imports/dry-run/find-rows.ts';
import type { RowLog } from '../domain/imports/dry-run/row-log.ts';
import { showDryRow, type ShowContext } from '../domain/imports/dry-run/show-rows.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import type { Overlay } from '../store/overlay.ts';
import type { DryAnswers, DryQuestion } from './dry-run-messages.ts';
import { dryImportNo } from './dry-run-recorder.ts';
import type { DryRunTask } from './dry-run.ts';

export type DryAnswerer = {
  ask(question: DryQuestion): DryAnswers[DryQuestion['kind']];
  close(): void;
  closed: Promise<void>;
};

type Known = { overlay: Overlay; task: DryRunTask; fields: readonly PlannedField[]; log: RowLog };

/** The fields that the file gives, and tags where the options add some. */
export function shownFields(
  fields: readonly PlannedField[],
  { tags }: Pick<DryRunTask, 'tags'>,
): CompanyField[] {
  const given = fields.map(({ field }) => field);
  return tags.length > 0 && !given.includes('tags') ? [...given, 'tags'] : given;
}

export function createDryAnswerer(known: Known): DryAnswerer {
  const { overlay, task, fields, log } = known;
  const find = createRowFinder(overlay.db, log);
  const made = makers(overlay, log);
  const context: ShowContext = {
    db: overlay.db,
    importNo: dryImportNo,
    lastStoredNo: overlay.lastStoredNo,
    planned: fields,
    fields: shownFields(fields, task),
    mapping: task.mapping,
    columns: task.columns,
    makerOf: (companyNo) => made()[companyNo - overlay.lastStoredNo - 1] ?? null,
  };
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  return {
    closed,
    close: resolve,
    ask({ filter, offset, limit }) {
      const found = find(filter);
      const total = found === 'all' ? log.count() : found.length;
      const size = Math.max(0, Math.min(limit, total - offset));
      const items = Array.from({ length: size }, (_, at) => {
        const index = found === 'all' ? offset + at : (found[offset + at] ?? 0);
        return showDryRow(context, log.at(index));
      });
      return { items, total };
    },
  };
}

/** Row numbers of the rows that made companies, by the company's number; looked up when first asked for. */
function makers({ lastStoredNo }: Overlay, log: RowLog): () => Uint32Array {
  let rows: Uint32Array | null = null;
  return () => {
    if (rows) return rows;
    const found = new Uint32Array(log.count());
    log.select(({ fate, companyNo, rowNumber }) => {
      if (fate === 'created' && companyNo !== null) found[companyNo - lastStoredNo - 1] = rowNumber;
      return false;
    });
    rows = found;
    return found;
  };
}
