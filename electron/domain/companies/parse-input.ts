// From a request body, whose shape zod has checked, to the values that the store keeps.
import { AppError, type Issue } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import {
  companyFields,
  type CompanyField,
  type CompanyPatch,
  type CompanyValues,
} from '../../../shared/schema/company.ts';
import type { ExtraChanges, Extras } from '../../store/field-key.ts';
import { parseExtras, type ExtrasContext } from '../custom-fields/parse-extras.ts';
import { parseField } from './field-rules.ts';

/** Standard fields, groups, locks and custom values alike; what is not named stays. */
export type CompanyChanges = Partial<CompanyValues> & ExtraChanges;

/**
 * The normalised values of what `input` names, as changes of `current` (null: a new company); throws `validation_error` with
 * every issue, each with its path.
 */
export function parseCompanyInput(
  input: CompanyPatch,
  context: ExtrasContext,
  current: Extras | null,
): CompanyChanges {
  const values: Record<string, unknown> = {};
  const extras = parseExtras(input, context, current);
  const issues: Issue[] = [...extras.issues];
  for (const field of companyFields) {
    if (input[field] === undefined) continue;
    const parsed = parseField[field](input[field]);
    if (parsed.ok) values[field] = parsed.value;
    else issues.push({ path: pathOf(field, parsed.at), code: parsed.code, message: parsed.message });
  }
  if (issues.length > 0) throw new AppError('validation_error', { message: summary(issues), issues });
  return { ...values, ...extras.changes };
}

const pathOf = (field: CompanyField, at: number | undefined): string =>
  at === undefined ? field : `${field}.${at}`;

export function summary(issues: readonly Issue[]): string {
  const [first] = issues;
  return issues.length === 1 && first
    ? `${first.path}: ${first.message}`
    : t('{n} values need a change; see details.issues.', { n: issues.length });
}
