// Cells of one company as a PATCH of it.
import type { CompanyPatch } from '../../../../../shared/schema/company.ts';
import { customNames } from '../columns/custom-columns.ts';
import type { GridRow } from '../columns/grid-column.ts';

export type CellValue = { path: string; value: unknown };

type Custom = Record<string, Record<string, unknown>>;

/** Only companies in a group have its values: writing one takes the company into the group. */
function joined(row: GridRow, groupIds: readonly string[]): CompanyPatch {
  const isIn = (id: string): boolean => row.groups.some((group) => group.id === id);
  const missing = groupIds.filter((id) => !isIn(id));
  if (missing.length === 0) return {};
  return { groups: [...row.groups.map(({ id }) => ({ id })), ...missing.map((id) => ({ id }))] };
}

export function patchOf(row: GridRow, cells: readonly CellValue[]): CompanyPatch {
  const custom: Custom = {};
  const standard: Record<string, unknown> = {};
  for (const { path, value } of cells) {
    const names = customNames(path);
    if (names === null) standard[path] = value;
    else custom[names.groupId] = { ...custom[names.groupId], [names.name]: value };
  }
  const groupIds = Object.keys(custom);
  if (groupIds.length === 0) return standard;
  return { ...standard, ...joined(row, groupIds), customFieldValues: custom };
}
