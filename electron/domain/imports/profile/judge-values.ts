// What a field makes of each distinct value of a column: taken as it stands, read as something else, or waiting for a
// person. Nothing is decided here; a choice becomes a rule of the column.
import { t } from '../../../../shared/messages/message.ts';
import { employeeRanges, type CompanyField } from '../../../../shared/schema/company.ts';
import type { MappedValue } from '../../../../shared/schema/profile.ts';
import { countryCodes } from '../../../../shared/schema/country-codes.ts';
import type { FieldFault } from '../../companies/field-result.ts';
import type { CellReading, CellValue } from '../cells/convert-cell.ts';
import { employeeRangesOf } from '../cells/employee-count.ts';
import { isSelect, type ExtraTarget } from '../extras/extra-target.ts';
import { showExtra } from '../extras/show-extra.ts';
import { suggestOption } from '../extras/suggest-option.ts';
import { suggestFix } from '../suggest-fix.ts';
import { explainFault, explainReading } from './explain-reading.ts';
import { inTurns } from './in-turns.ts';
import type { KeptValue } from './pack-values.ts';
import { valueReader } from './read-value.ts';

/** What a person may choose from; null where any text may be right. */
export function optionsOf(field: CompanyField | ExtraTarget): string[] | null {
  if (typeof field !== 'string') return extraOptions(field);
  if (field === 'employeeRange') return [...employeeRanges];
  return field === 'countryCode' ? [...countryCodes] : null;
}

export async function judgeValues(
  field: CompanyField | ExtraTarget,
  values: readonly KeptValue[],
  reading: CellReading = {},
): Promise<MappedValue[]> {
  const read = valueReader(field, reading);
  const judged: MappedValue[] = [];
  await inTurns(values, (kept) => {
    const result = read(kept.value);
    judged.push(result.ok ? taken(field, kept, result.value) : refused(field, kept, result));
  });
  return judged;
}

function taken(field: CompanyField | ExtraTarget, kept: KeptValue, value: CellValue): MappedValue {
  const shown = showExtra(typeof field === 'string' ? undefined : field, value);
  const becomes = Array.isArray(shown) ? shown.join('; ') : (shown ?? '');
  const same = becomes === kept.value || becomes === '' || isSameText(becomes, kept.value);
  if (same) return { ...kept, group: 'exact', becomes, reason: null, candidates: [] };
  const reason = typeof field === 'string' ? explainReading(field, kept.value, becomes) : null;
  return { ...kept, group: 'suggested', becomes, reason, candidates: [] };
}

/** Texts are kept as they are but for their Unicode form and the space around the entries of a list. */
const isSameText = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s*[;|\r\n]+\s*/g, ';')
    .trim();

/** What a value could mean, where it could mean more than one thing. */
const severalReadings: { readonly [F in CompanyField]?: (value: string) => string[] } = {
  employeeRange: (value) => employeeRangesOf(value),
  foundationYear: (value) => {
    const years = new Set(value.match(/(?<!\d)(1\d{3}|20\d{2})(?!\d)/g));
    return years.size > 1 && years.size < 4 ? [...years] : [];
  },
};

function refused(field: CompanyField | ExtraTarget, kept: KeptValue, fault: FieldFault): MappedValue {
  if (typeof field !== 'string') return refusedExtra(field, kept, fault);
  const several = severalReadings[field]?.(kept.value) ?? [];
  const guess = several.length === 0 ? suggestFix(field, kept.value) : null;
  const candidates = guess === null ? several : [guess];
  const reason = explainFault(field, kept.value, fault, candidates);
  return { ...kept, group: 'undecided', becomes: null, reason, candidates };
}

const extraOptions = (target: ExtraTarget): string[] | null => {
  if (target.kind === 'groups') return target.groups.map(({ name }) => name);
  return isSelect(target.field) ? target.field.options.map(({ label }) => label) : null;
};

function refusedExtra(target: ExtraTarget, kept: KeptValue, fault: FieldFault): MappedValue {
  const guess = suggestOption(target, kept.value);
  const candidates = guess === null ? [] : [guess];
  const reason =
    fault.code === 'invalid_option' ? t('no option yet') : explainFault(null, kept.value, fault, candidates);
  return { ...kept, group: 'undecided', becomes: null, reason, candidates };
}
