// Find and replace in one company, as the PATCH that a person would send for it.
import type { Replace, Replacer } from '../../../shared/schema/replace.ts';
import { replacedValue } from '../../../shared/schema/replace.ts';
import type { Company, CompanyPatch } from '../../../shared/schema/company.ts';
import { isCompanyField, parseCustomPath } from '../../../shared/schema/field-path.ts';
import { boundedReplacer } from './bounded-replacer.ts';

type Custom = Record<string, Record<string, unknown>>;

const replacers = new WeakMap<Replace, Replacer>();

/** One pattern for all companies of a bulk edit. */
function replacerFor(spec: Replace): Replacer {
  const replacer = replacers.get(spec) ?? boundedReplacer(spec);
  replacers.set(spec, replacer);
  return replacer;
}

/** Null where nothing is found. */
export function replacePatch(company: Company, spec: Replace): CompanyPatch | null {
  const replace = replacerFor(spec);
  const standard: Record<string, unknown> = {};
  const custom: Custom = {};
  for (const path of new Set(spec.fields)) {
    const field = parseCustomPath(path);
    if (field) {
      const value = replacedValue(company.customFieldValues[field.groupId]?.[field.fieldName], replace);
      if (value !== null)
        custom[field.groupId] = { ...custom[field.groupId], [field.fieldName]: emptied(value) };
    } else if (isCompanyField(path)) {
      const value = replacedValue(company[path], replace);
      if (value !== null) standard[path] = path === 'name' ? value : emptied(value);
    }
  }
  const hasCustom = Object.keys(custom).length > 0;
  if (!hasCustom && Object.keys(standard).length === 0) return null;
  return { ...standard, ...(hasCustom ? { customFieldValues: custom } : {}) };
}

/** A text of which nothing is left clears its field. */
const emptied = (value: string | string[]): string | string[] | null =>
  typeof value === 'string' && value.trim() === '' ? null : value;
