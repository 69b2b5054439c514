// Fields and values of a history as a company's answer gives them, with what was deleted since: a label stays a label, a name a
// name. A value tells by itself what it is: an option is a number, a reference an id in a list. A fact that has parts is one text.
import { t } from '../../../shared/messages/message.ts';
import { companyFields, fieldLabels, type CompanyField } from '../../../shared/schema/company.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import { personFields, type PersonField } from '../../../shared/schema/person.ts';
import { factPath, factText, type FactValue } from '../../../shared/schema/profile-facts.ts';
import { remember } from '../../lib/remember.ts';
import { noValues } from '../../store/company-row.ts';
import type { ReadDb } from '../../store/database.ts';
import {
  findFieldName,
  findGroupName,
  findOptionLabel,
  type FieldName,
} from '../../store/definition-names.ts';
import {
  factNameOf,
  fieldNoOf,
  isCustomKey,
  isProfileKey,
  type CustomKey,
  type FieldKey,
} from '../../store/field-key.ts';
import { noPersonValues, type RecordKey } from '../../store/person-row.ts';
import { getActor } from '../../store/actors.ts';
import { definitionsOf } from '../custom-fields/definitions.ts';
import { findFieldPath } from '../custom-fields/field-path.ts';
import { rememberReferences, storedReferences } from '../custom-fields/references.ts';
import { isListType } from '../custom-fields/show-extras.ts';

/** Of companies and people. */
export type HistoryValues = {
  /** Null for a field that was deleted. */
  path(key: RecordKey): string | null;
  label(key: RecordKey): string;
  show(key: RecordKey, value: unknown): unknown;
};

const standard: ReadonlySet<string> = new Set(companyFields);
const isStandard = (key: RecordKey): key is CompanyField => standard.has(key);
const isOfPeople = (key: RecordKey): key is PersonField => (personFields as readonly string[]).includes(key);

export function historyValues(db: ReadDb): HistoryValues {
  const definitions = definitionsOf(db);
  const fieldOf = remember((key: string): FieldName | null => findFieldName(db, fieldNoOf(key as CustomKey)));
  const optionOf = remember((no: string) => findOptionLabel(db, Number(no)) ?? t('a deleted option'));
  const references = rememberReferences(storedReferences(db));

  const referenceOf = (id: string): unknown => {
    if (id.startsWith('usr_')) return references.findUser({ id }) ?? getActor(db, id);
    if (id.startsWith('obj_')) return references.findObject(id) ?? { id, name: t('a deleted object') };
    const entityType = id.startsWith('per_') ? 'person' : 'company';
    return (
      references.findContact(id) ?? {
        id,
        fullName: t(entityType === 'person' ? 'a deleted person' : 'a deleted company'),
        entityType,
      }
    );
  };
  const path = (key: RecordKey): string | null => {
    const own = findFieldPath(definitions, key);
    if (own !== null || !isCustomKey(key)) return own;
    const no = fieldOf(key)?.no;
    const field = [...definitions.fieldByKey.values()].find((live) => live.no === no);
    return field ? findFieldPath(definitions, field.key) : null;
  };
  const showCustom = (key: RecordKey, value: unknown): unknown => {
    const field = fieldOf(key);
    if (value === null || value === undefined) return field && isListType(field.type) ? [] : null;
    if (typeof value === 'number') return optionOf(String(value));
    if (!Array.isArray(value)) return value;
    return value.map((one) => (typeof one === 'number' ? optionOf(String(one)) : referenceOf(String(one))));
  };
  const groupOf = (no: unknown) => findGroupName(db, Number(no)) ?? { id: '', name: t('a deleted group') };
  return {
    path,
    label: (key) =>
      isStandard(key)
        ? t(fieldLabels[key])
        : isCustomKey(key)
          ? (fieldOf(key)?.name ?? t('A deleted field'))
          : labelOfPath(isProfileKey(key) ? factPath(factNameOf(key)) : key),
    show(key, value) {
      const list = Array.isArray(value) ? (value as unknown[]) : [];
      if (key === 'groups') return list.map(groupOf);
      if (key === 'locks') return list.map((one) => path(one as FieldKey) ?? String(one));
      if (key === 'companies') return list.map((id) => referenceOf(String(id)));
      if (isProfileKey(key)) return showFact(value);
      if (isStandard(key)) return value ?? (key === 'name' ? null : noValues[key]);
      return isOfPeople(key) ? (value ?? noPersonValues[key]) : showCustom(key, value);
    },
  };
}

const showFact = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? factText(value as FactValue) : (value ?? null);
