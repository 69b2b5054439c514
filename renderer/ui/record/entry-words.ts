// An entry of a whole record's history in words: what it was, and each value that it left.
import { t } from '../../../shared/messages/message.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import { parseFactPath } from '../../../shared/schema/profile-facts.ts';
import type { HistoryCell, HistoryEntry, HistoryRelation } from '../../../shared/schema/record.ts';
import { factLine, profileLines } from '../facts/fact-lines.ts';

const entryWords: Record<Exclude<HistoryEntry['entry'], 'refused' | 'related'>, string> = {
  created: t('Created'),
  changed: t('Changed'),
  deleted: t('Deleted'),
};

const relationWords: Record<HistoryRelation['became'], string> = {
  made: t('Relationship added'),
  changed: t('Relationship changed'),
  ended: t('Relationship ended'),
  deleted: t('Relationship deleted'),
};

export function entryTitle({ entry, reason, relation }: HistoryEntry): string {
  if (entry === 'related') return relationWords[relation?.became ?? 'changed'];
  if (entry !== 'refused') return entryWords[entry];
  return reason === 'locked'
    ? t('Not taken: the field was locked')
    : t('Not taken: what stands there ranks above it');
}

/** Whether the step that did it was undone since, and not done again. */
export const isTakenBack = ({ relation }: HistoryEntry): boolean =>
  relation !== undefined && ['undone', 'dropped'].includes(relation.step.state);

/** A field that was deleted since has no path, only the name that it had. */
export const cellLabel = ({ field, label }: HistoryCell): string =>
  field === null ? label : labelOfPath(field);

export function cellWords({ field }: HistoryCell, value: unknown): string {
  const path = field ?? '';
  if (path === 'locks' && Array.isArray(value))
    return value.map((one) => labelOfPath(String(one))).join(', ');
  return profileLines(parseFactPath(path) ?? path, named(value)).join('; ');
}

/** Contacts, users, objects and groups by their names. */
function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.every(isReference) ? value.map(nameIn) : value;
  return isReference(value) ? nameIn(value) : value;
}

type Reference = { id: string; name?: unknown; fullName?: unknown };

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'id' in value && ('name' in value || 'fullName' in value);

const nameIn = ({ name, fullName }: Reference): string => factLine(fullName ?? name);
