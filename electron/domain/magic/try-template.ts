// What a template would make of a company that is there, in its group or not.
import type { TemplatePreview } from '../../../shared/contract/magic.ts';
import type { StoredCompany } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import type { GroupDefinition } from '../../store/definitions.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { storedReferences } from '../custom-fields/references.ts';
import { compileTemplate } from './compile-template.ts';
import { scopeOf } from './compute.ts';

export type Trial = {
  group: GroupDefinition;
  template: string;
  company: StoredCompany | null;
  atMs: number;
};

export function tryTemplate(db: ReadDb, { group, template, company, atMs }: Trial): TemplatePreview {
  const definitions = definitionsOf(db);
  const compiled = compileTemplate(template, { group, groups: definitions.groups });
  if (!compiled.ok) {
    const { code, message } = compiled;
    return { issue: { code, message }, inputs: [], value: null, reason: null };
  }
  const inputs = [...compiled.value.inputs].flatMap((key) => findFieldPath(definitions, key) ?? []);
  if (company === null) return { issue: null, inputs, value: null, reason: null };
  const context = { definitions, references: storedReferences(db), atMs };
  const result = compiled.value.render(scopeOf(company.values, group.no, context));
  return {
    issue: null,
    inputs,
    value: result.ok ? result.value : null,
    reason: result.ok ? null : result.message,
  };
}
