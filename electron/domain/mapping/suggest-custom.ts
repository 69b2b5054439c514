// Columns that are called like a custom field, or as an export calls it, `Group / Field`. Looked up whenever a source is shown:
// fields come and go while a file is waiting.
import { t } from '../../../shared/messages/message.ts';
import { customPath, type FieldPath } from '../../../shared/schema/field-path.ts';
import type { SourceColumn, Suggestion } from '../../../shared/schema/import.ts';
import { fieldsOf, type Definitions } from '../custom-fields/definitions.ts';
import { nameKey } from '../matching/company-key.ts';

/** What an export calls a custom field's column. */
export const exportHeader = (group: string, field: string): string => `${group} / ${field}`;

const groupsHeader = nameKey('Groups');

/** Below it a suggestion of a standard field is a guess. */
const weak = 0.8;

type Found = { path: FieldPath; reason: string; sure: boolean };

/** The columns with suggestions of custom fields where those fit better than what was suggested. */
export function withCustomSuggestions(columns: SourceColumn[], definitions: Definitions): SourceColumn[] {
  if (definitions.groups.length === 0) return columns;
  const names = namesOf(definitions);
  const taken = new Set<FieldPath>();
  return columns.map((column) => {
    const found = names.get(nameKey(column.header));
    const { target, confidence } = column.suggestion;
    const isBetter = found?.sure === true || target === 'ignore' || confidence < weak;
    if (!found || !isBetter || taken.has(found.path)) return column;
    taken.add(found.path);
    return { ...column, warnings: [], suggestion: suggestionOf(found) };
  });
}

const suggestionOf = ({ path, reason, sure }: Found): Suggestion => ({
  target: path,
  confidence: sure ? 1 : 0.9,
  reason,
});

/** A name that two groups have means neither of them. */
function namesOf(definitions: Definitions): ReadonlyMap<string, Found> {
  const names = new Map<string, Found>();
  const twice = new Set<string>();
  for (const group of definitions.groups) {
    for (const { name } of fieldsOf(group, 'company')) {
      const path = customPath(group.id, name);
      const key = nameKey(name);
      if (names.has(key)) twice.add(key);
      names.set(key, {
        path,
        reason: t('called like a field of {group}', { group: group.name }),
        sure: false,
      });
      for (const header of [exportHeader(group.name, name), path])
        names.set(nameKey(header), { path, reason: t('as an export calls it'), sure: true });
    }
  }
  for (const key of twice) names.delete(key);
  if (!names.has(groupsHeader))
    names.set(groupsHeader, { path: 'groups', reason: t('names of groups'), sure: false });
  return names;
}
