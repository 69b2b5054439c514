// For tests: what a company is after a PATCH, written down as simply as the contract has it, over plain objects.
import type { CompanyInput } from '../../../shared/schema/company.ts';

export type ModelValue = string | string[] | null;

export type ModelCompany = {
  standard: Record<string, ModelValue>;
  /** Ids, in the order in which they were sent. */
  groups: string[];
  values: Record<string, Record<string, ModelValue>>;
};

/** What a group has: names of its fields and what an empty one shows. */
export type ModelGroup = { id: string; empty: Record<string, ModelValue> };

/** A patch with what each value shall look like afterwards; `refused` where any of it is wrong. */
export type ModelPatch = {
  body: Partial<CompanyInput> & Record<string, unknown>;
  standard: Record<string, ModelValue>;
  groups?: string[];
  /** Null: every value is cleared. */
  values?: Record<string, Record<string, ModelValue>> | null;
  isWrong: boolean;
};

/** The company afterwards; null where the whole patch must be refused. */
export function applyPatch(
  company: ModelCompany,
  patch: ModelPatch,
  all: readonly ModelGroup[],
): ModelCompany | null {
  const groups = patch.groups ?? company.groups;
  const named = Object.keys(patch.values ?? {});
  if (patch.isWrong || named.some((id) => !groups.includes(id))) return null;
  const values: ModelCompany['values'] = {};
  for (const id of groups) {
    const empty = all.find((group) => group.id === id)?.empty ?? {};
    const before = patch.values === null ? {} : company.values[id];
    values[id] = { ...empty, ...before, ...patch.values?.[id] };
  }
  return { standard: { ...company.standard, ...patch.standard }, groups, values };
}
