// A change that no company could take is refused before it is queued.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { BulkChange } from '../../../shared/schema/bulk.ts';
import { isCompanyField, parseCustomPath } from '../../../shared/schema/field-path.ts';
import type { Replace } from '../../../shared/schema/replace.ts';
import type { ReadDb } from '../../store/database.ts';
import { parseCompanyInput } from '../companies/parse-input.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { extrasContext } from '../custom-fields/extras-context.ts';
import { findCellKey, findFieldKey } from '../custom-fields/field-path.ts';

function checkReplace(db: ReadDb, { fields }: Replace): void {
  const definitions = definitionsOf(db);
  const issues = fields.flatMap((path, at) => {
    const isKnown =
      isCompanyField(path) || (parseCustomPath(path) && findFieldKey(definitions, path) !== null);
    const message = t('There is no field {path} to look through.', { path });
    return isKnown ? [] : [{ path: `change.replace.fields.${at}`, code: 'unknown_field', message }];
  });
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
}

/** Throws `validation_error` with every path. Whether a name is taken, or a group is the company's, shows at each company. */
export function checkChange(db: ReadDb, change: BulkChange): void {
  if ('delete' in change) return;
  if ('replace' in change) {
    checkReplace(db, change.replace);
    return;
  }
  const { set, add, remove, lock = [], unlock = [] } = change;
  const issues: Issue[] = [];
  const everyGroup = { groups: definitionsOf(db).groups.map(({ no }) => no) };
  for (const [part, patch] of Object.entries({ set, add, remove })) {
    if (!patch) continue;
    try {
      parseCompanyInput(patch, extrasContext(db, 'company'), everyGroup);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      issues.push(...error.issues.map((issue) => ({ ...issue, path: `change.${part}.${issue.path}` })));
    }
  }
  for (const [part, paths] of Object.entries({ lock, unlock }))
    for (const [at, path] of paths.entries()) {
      const key = findCellKey(definitionsOf(db), path);
      if (key !== null && key !== 'locks') continue;
      const message = t('There is no field {path} that could be locked.', { path });
      issues.push({ path: `change.${part}.${at}`, code: 'unknown_field', message });
    }
  const [first] = issues;
  if (first) throw new AppError('validation_error', { message: first.message, issues });
}
