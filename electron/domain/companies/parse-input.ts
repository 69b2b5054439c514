// From a request body, whose shape zod has checked, to the values that the store keeps.
import { AppError, type Issue } from '../../../shared/errors.ts';
import {
  companyFields,
  type CompanyField,
  type CompanyPatch,
  type CompanyValues,
} from '../../../shared/schema/company.ts';
import { parseField } from './field-rules.ts';

export type CompanyChanges = Partial<CompanyValues>;

/** The normalised values of the fields that `input` names; throws `validation_error` with every issue, each with its path. */
export function parseCompanyInput(input: CompanyPatch): CompanyChanges {
  const values: Record<string, unknown> = {};
  const issues: Issue[] = groupIssues(input);
  for (const field of companyFields) {
    if (input[field] === undefined) continue;
    const parsed = parseField[field](input[field]);
    if (parsed.ok) values[field] = parsed.value;
    else issues.push({ path: pathOf(field, parsed.at), code: parsed.code, message: parsed.message });
  }
  if (issues.length > 0) throw new AppError('validation_error', { message: summary(issues), issues });
  return values;
}

const pathOf = (field: CompanyField, at: number | undefined): string =>
  at === undefined ? field : `${field}.${at}`;

function groupIssues(input: CompanyPatch): Issue[] {
  const groups = (input.groups ?? []).map(({ id }, at) => ({
    path: `groups.${at}.id`,
    code: 'unknown_group',
    message: `There is no group ${id}.`,
  }));
  const custom = Object.keys(input.customFieldValues ?? {}).map((id) => ({
    path: `customFieldValues.${id}`,
    code: 'unknown_group',
    message: `The company is in no group ${id}.`,
  }));
  return [...groups, ...custom];
}

function summary(issues: readonly Issue[]): string {
  const [first] = issues;
  return issues.length === 1 && first
    ? `${first.path}: ${first.message}`
    : `${issues.length} values need a change; see details.issues.`;
}
