// What a finished dry run answers: pages of its rows under any filter, and which of them are the same company.
import { lookupIn } from '../domain/custom-fields/convert-value.ts';
import { createRowFinder } from '../domain/imports/dry-run/find-rows.ts';
import type { RowLog } from '../domain/imports/dry-run/row-log.ts';
import { showDryRow, type ShowContext } from '../domain/imports/dry-run/show-rows.ts';
import { findDuplicates, type Found } from '../domain/imports/duplicates/find-duplicates.ts';
import { showDuplicates } from '../domain/imports/duplicates/show-duplicates.ts';
import { shownExtras } from '../domain/imports/extras/shown-extras.ts';
import { definitionsOf } from '../domain/custom-fields/definitions.ts';
import { findFieldKey } from '../domain/custom-fields/field-path.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import { isCustomKey, type FieldKey } from '../store/field-key.ts';
import { eachNewCompany, eachStoredCompany } from '../store/duplicate-candidates.ts';
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
export function shownFields(fields: readonly PlannedField[], { tags }: Pick<DryRunTask, 'tags'>): FieldKey[] {
  const given = fields.map(({ field }) => field);
  return tags.length > 0 && !given.includes('tags') ? [...given, 'tags'] : given;
}

export function createDryAnswerer(known: Known): DryAnswerer {
  const { overlay, task, fields, log } = known;
  const find = createRowFinder(overlay.db, log, (path) => {
    const key = findFieldKey(definitionsOf(overlay.db), path);
    return key !== null && isCustomKey(key) ? key : null;
  });
  const makerIndexOf = makers(overlay, log);
  const show: ShowContext = {
    db: overlay.db,
    stored: overlay.stored,
    importNo: dryImportNo,
    lastStoredNo: overlay.lastStoredNo,
    planned: fields,
    fields: shownFields(fields, task),
    ...shownExtras(overlay.db, lookupIn(overlay.stored).references),
    mapping: task.mapping,
    columns: task.columns,
    makerOf: (companyNo) => {
      const index = makerIndexOf(companyNo);
      return index === null ? null : log.at(index).rowNumber;
    },
  };
  const duplicates = once(() => duplicatesOf(overlay, log));
  const { promise: closed, resolve } = Promise.withResolvers<void>();

  const rows = ({ filter, offset, limit }: Extract<DryQuestion, { kind: 'rows' }>): DryAnswers['rows'] => {
    const found = find(filter);
    const total = found === 'all' ? log.count() : found.length;
    const size = Math.max(0, Math.min(limit, total - offset));
    const items = Array.from({ length: size }, (_, at) => {
      const index = found === 'all' ? offset + at : (found[offset + at] ?? 0);
      return showDryRow(show, log.at(index));
    });
    return { items, total };
  };

  return {
    closed,
    close: resolve,
    ask(question) {
      if (question.kind === 'rows') return rows(question);
      const { of: kind, offset, limit } = question;
      const context = { show, log, stored: overlay.stored, makerIndexOf };
      return showDuplicates(context, duplicates(), { kind, offset, limit });
    },
  };
}

const duplicatesOf = ({ db, stored, lastStoredNo }: Overlay, log: RowLog): Found =>
  findDuplicates(
    log,
    lastStoredNo,
    () => eachNewCompany(db, lastStoredNo),
    () => eachStoredCompany(stored),
  );

/** Found when first asked for, then kept. */
function once<T>(find: () => T): () => T {
  let found: { value: T } | null = null;
  return () => (found ??= { value: find() }).value;
}

/** Index of the row that made a company, by the company's number; looked up when first asked for. */
function makers({ lastStoredNo }: Overlay, log: RowLog): (companyNo: number) => number | null {
  const places = once(() => {
    const found = new Uint32Array(log.count());
    let index = 0;
    log.select(({ fate, companyNo }) => {
      index += 1;
      if (fate === 'created' && companyNo !== null) found[companyNo - lastStoredNo - 1] = index;
      return false;
    });
    return found;
  });
  return (companyNo) => {
    const place = companyNo > lastStoredNo ? (places()[companyNo - lastStoredNo - 1] ?? 0) : 0;
    return place === 0 ? null : place - 1;
  };
}
