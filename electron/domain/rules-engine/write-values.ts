// What rules make of a record's own values, through the one write path: tags that are added, fields that are set. A locked field is left
// alone, and so is what a person entered, unless the rule is told otherwise. Each value is put down to its rule.
import type { RuleOutcome } from '../../../shared/schema/rule.ts';
import { foldCase } from '../../lib/fold-case.ts';
import type { WriteDb } from '../../store/database.ts';
import type { RecordKey } from '../../store/person-row.ts';
import type { StoredRule } from '../../store/rules.ts';
import { companyLimits } from '../../../shared/schema/company.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { conflictError } from '../companies/edit-company.ts';
import type { CompanyChanges } from '../companies/parse-input.ts';
import { isSameValue } from '../companies/same-value.ts';
import { updateCompany, type StepOrigin } from '../companies/write-company.ts';
import { updatePerson } from '../people/write-person.ts';
import type { PersonChanges } from '../../store/person-row.ts';
import { findCustomField } from '../review/custom-offer.ts';
import { joinGroups } from '../review/join-groups.ts';
import { isLocked, valueOf, type ReviewRecord } from '../review/review-record.ts';
import { cellOf, parseCell } from './field-outcome.ts';
import { ruleIdOf } from './manage-rules.ts';

export type Written = { record: ReviewRecord; kept?: 'locked' | 'entered' };

type Wanted = { key: RecordKey; value: unknown; overwrite: boolean };
type ValueOutcome = Extract<RuleOutcome, { kind: 'tag' | 'field' }>;

/** Throws `AppError` where the record cannot take the value. */
export function writeOutcome(
  db: WriteDb,
  record: ReviewRecord,
  rule: StoredRule,
  outcome: ValueOutcome,
  origin: StepOrigin,
): Written {
  const wanted = outcome.kind === 'tag' ? tagsWith(record, outcome.tag) : fieldOf(db, record, outcome);
  if (!wanted || isSameValue(valueOf(record, wanted.key), wanted.value)) return { record };
  if (isLocked(record, wanted.key)) return { record, kept: 'locked' };
  const from: StepOrigin = {
    ...origin,
    kind: 'script',
    actor: ruleIdOf(rule),
    ...(wanted.overwrite ? { overwrites: true } : { yieldsTo: ['person'] }),
  };
  return record.entity === 'company'
    ? writeCompany(db, record, wanted, from)
    : writePerson(db, record, wanted, from);
}

/** It adds to what is there, so nothing that a person entered is lost. */
function tagsWith(record: ReviewRecord, tag: string): Wanted | null {
  if (record.entity !== 'company') return null;
  const { tags } = record.stored.values;
  if (tags.some((one) => foldCase(one) === foldCase(tag))) return null;
  if (tags.length >= companyLimits.tags)
    throw new AppError('validation_error', { message: t('The company has as many tags as it can have.') });
  return { key: 'tags', value: [...tags, tag], overwrite: true };
}

function fieldOf(
  db: WriteDb,
  { entity }: ReviewRecord,
  { field, value, overwrite }: Extract<RuleOutcome, { kind: 'field' }>,
): Wanted | null {
  const key = cellOf(db, entity, field);
  if (key === null) return null;
  const parsed = parseCell(db, entity, key, value);
  if (!parsed.ok) throw new AppError('validation_error', { message: parsed.message });
  return { key, value: parsed.value, overwrite };
}

function writeCompany(
  db: WriteDb,
  record: Extract<ReviewRecord, { entity: 'company' }>,
  { key, value }: Wanted,
  origin: StepOrigin,
): Written {
  const company = joinGroups(db, record.stored, [key], origin);
  const result = updateCompany(db, company, { [key]: emptied(key, value) } as CompanyChanges, origin);
  if (result.kind === 'conflict') throw conflictError(result.conflict);
  return written({ entity: 'company', stored: result.company }, result.refused.length > 0);
}

function writePerson(
  db: WriteDb,
  record: Extract<ReviewRecord, { entity: 'person' }>,
  { key, value }: Wanted,
  origin: StepOrigin,
): Written {
  const group = findCustomField(db, key)?.groupNo;
  if (group !== undefined && !(record.stored.values.groups ?? []).includes(group))
    throw new AppError('validation_error', {
      message: t('The person is not in the group of this field. Add the person to it first.'),
    });
  const changes = { [key]: emptied(key, value) } as PersonChanges;
  const { person, refused } = updatePerson(db, record.stored, changes, origin);
  return written({ entity: 'person', stored: person }, refused.length > 0);
}

const written = (record: ReviewRecord, isRefused: boolean): Written =>
  isRefused ? { record, kept: 'entered' } : { record };

const lists: ReadonlySet<string> = new Set(['addresses', 'emails', 'phones', 'urls', 'tags']);

/** A list that is cleared is an empty one. */
const emptied = (key: string, value: unknown): unknown => (value === null && lists.has(key) ? [] : value);
