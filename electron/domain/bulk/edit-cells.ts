// Cells of many companies in one step: what a paste, a fill, a replacement writes. Whole by default; or what can be written is,
// and the rest is listed cell by cell.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { CellsRequest, CellsResult } from '../../../shared/schema/bulk.ts';
import { companyPatchSchema, type CompanyPatch } from '../../../shared/schema/company.ts';
import { messageOf, toIssues } from '../../lib/issues.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { WriteDb } from '../../store/database.ts';
import { findStep } from '../../store/steps.ts';
import { patchCompany } from '../companies/edit-company.ts';
import { showCompanies } from '../companies/read-companies.ts';
import type { StepOrigin } from '../companies/write-company.ts';
import { parseCustomPath } from '../../../shared/schema/field-path.ts';
import { beginStep, endStep, goOnWithStep, type Doer } from '../steps/in-step.ts';
import { showStep } from '../steps/show-step.ts';
import { andMore } from '../../lib/say.ts';

type Edit = CellsRequest['edits'][number];
type CellIssue = CellsResult['issues'][number];

export function editCells(db: WriteDb, request: CellsRequest, doer: Doer): CellsResult {
  const issues: CellIssue[] = [];
  const { origin, companies } = writeInStep(db, request, doer, (from) =>
    request.edits.flatMap((edit, at) => editOne(db, edit, at, from, issues) ?? []),
  );
  if (!request.partly) refuse(issues);
  const step = origin.run === null ? null : findStep(db, origin.run);
  return {
    step: step && showStep(db, step),
    companies: showCompanies(
      db,
      companies.map(({ no }) => no),
    ),
    issues,
  };
}

/** A step of its own, or more of the one that the request goes on with. */
function writeInStep(
  db: WriteDb,
  { action, step, edits }: CellsRequest,
  doer: Doer,
  write: (origin: StepOrigin) => StoredCompany[],
): { origin: StepOrigin; companies: StoredCompany[] } {
  const before = step === undefined ? null : goOnWithStep(db, doer, step);
  const origin = before?.origin ?? beginStep(db, doer, { action, companies: 0 });
  const companies = write(origin);
  const count = (before?.label.companies ?? 0) + companies.length;
  const [first] = companies;
  const fields = [...(before?.label.fields ?? []), ...edits.flatMap(({ patch }) => pathsOf(patch))];
  endStep(db, origin, {
    action,
    companies: count,
    ...(count === 1 && first && { name: first.values.name }),
    fields: [...new Set(fields)].slice(0, 5),
  });
  return { origin, companies };
}

/** A cell that is refused is left out and the others of its company are tried again. */
function editOne(
  db: WriteDb,
  edit: Edit,
  at: number,
  origin: StepOrigin,
  issues: CellIssue[],
): StoredCompany | null {
  let patch: Record<string, unknown> = edit.patch;
  for (;;) {
    try {
      return patchCompany(db, edit.companyId, shaped(patch), edit.version ?? null, origin);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const found = issuesOf(error);
      issues.push(...found.map((issue) => ({ edit: at, ...issue })));
      const rest = without(patch, found);
      if (rest === null) return null;
      patch = rest;
    }
  }
}

/** The shape that a PATCH checks before it asks what its values mean. */
function shaped(patch: Record<string, unknown>): CompanyPatch {
  const parsed = companyPatchSchema.safeParse(patch, { error: messageOf });
  if (parsed.success) return parsed.data;
  throw new AppError('validation_error', { message: '', issues: toIssues(parsed.error.issues) });
}

const issuesOf = ({ issues, code, message }: AppError): Issue[] =>
  issues.length > 0 ? issues : [{ path: '', code, message }];

/** Null where nothing is left, or where it is the whole company that is refused. */
function without(patch: Record<string, unknown>, issues: readonly Issue[]): Record<string, unknown> | null {
  const rest = structuredClone(patch);
  let removed = false;
  for (const { path } of issues) removed = removeCell(rest, path) || removed;
  return removed && Object.keys(rest).length > 0 ? rest : null;
}

function removeCell(patch: Record<string, unknown>, path: string): boolean {
  const custom = parseCustomPath(path) ?? customPartOf(path);
  if (!custom) return removeKey(patch, path.split('.', 1)[0] ?? path);
  const values = patch['customFieldValues'] as Record<string, Record<string, unknown>> | null | undefined;
  const ofGroup = values?.[custom.groupId];
  if (!values || !ofGroup) return false;
  const name = Object.keys(ofGroup).find(
    (known) => custom.fieldName === known || custom.fieldName.startsWith(`${known}.`),
  );
  if (name === undefined) return removeKey(values, custom.groupId);
  const removed = removeKey(ofGroup, name);
  if (Object.keys(ofGroup).length === 0) removeKey(values, custom.groupId);
  if (Object.keys(values).length === 0) removeKey(patch, 'customFieldValues');
  return removed;
}

/** `customFieldValues.{groupId}.{name}`, as issues name a custom value; without a name the whole group. */
function customPartOf(path: string): { groupId: string; fieldName: string } | null {
  const match = /^customFieldValues\.(grp_[0-9a-f-]{36})(?:\.([\s\S]*))?$/.exec(path);
  return match?.[1] === undefined ? null : { groupId: match[1], fieldName: match[2] ?? '' };
}

function removeKey(from: Record<string, unknown>, key: string): boolean {
  const has = Object.hasOwn(from, key);
  delete from[key];
  return has;
}

function pathsOf({ customFieldValues, ...standard }: Record<string, unknown>): string[] {
  const custom = Object.entries(customFieldValues ?? {}).flatMap(([group, values]) =>
    Object.keys((values ?? {}) as object).map((name) => `custom:${group}:${name}`),
  );
  return [...Object.keys(standard), ...custom];
}

function refuse(issues: readonly CellIssue[]): void {
  const [first] = issues;
  if (!first) return;
  throw new AppError('validation_error', {
    message: t('Nothing was written. {message}', { message: first.message }) + andMore(issues),
    issues: issues.slice(0, 500).map(({ edit, path, code, message }) => ({
      path: path === '' ? `edits.${edit}` : `edits.${edit}.patch.${path}`,
      code,
      message,
    })),
  });
}
