// What the values of a column say about the field that it might be. Values are judged by the very rules of the import.
import type { CompanyField } from '../../../shared/schema/company.ts';
import { parseField } from '../companies/field-rules.ts';
import { convertCell } from '../imports/cells/convert-cell.ts';
import { isAmbiguous } from '../imports/cells/decide-column.ts';

/** Fields whose values have a form of their own; of a text anything could be one. */
export const checkable: ReadonlySet<CompanyField> = new Set([
  'domain',
  'employeeRange',
  'foundationYear',
  'fundingRaised',
  'lastFundingDate',
  'countryCode',
  'emails',
  'phones',
  'urls',
]);

/** Stricter than the import, which takes any text for a phone number: this is about telling columns apart. */
const forms: Partial<Record<CompanyField, (text: string) => boolean>> = {
  emails: (text) => parseField.emails([text]).ok,
  phones: isPhone,
  urls: (text) => /^(https?:\/\/|www\.)?[^\s/]+\.[^\s]{2,}$/i.test(text) && !text.includes('@'),
};

export function fits(field: CompanyField, value: string): boolean {
  const text = value.trim();
  const form = forms[field];
  if (form) return form(text);
  return !checkable.has(field) || convertCell(field, text).ok;
}

/** Also a date or an amount that only the whole column can make clear; but any number could be a spreadsheet's day. */
export function couldFit(field: CompanyField, value: string): boolean {
  if (fits(field, value)) return true;
  const read = checkable.has(field) && !forms[field] ? convertCell(field, value.trim()) : null;
  return read?.ok === false && isAmbiguous(read.code) && /\D/.test(value.trim());
}

function isPhone(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length;
  return digits >= 6 && digits <= 17 && /^[+\d(][\d\s().\-/+]*(ext\.?|x|#)?\s?\d+$/i.test(text);
}

/** Share of the values that fit; null where there are none to judge by. */
export function shareFitting(field: CompanyField, values: string[]): number | null {
  if (values.length === 0 || !checkable.has(field)) return null;
  return values.filter((value) => couldFit(field, value)).length / values.length;
}

const legalForm =
  /(^|[\s,.(])(inc|incorporated|corp|corporation|co|company|companies|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|kgaa|ohg|se|ug|sa|sas|sarl|srl|spa|s\.p\.a|s\.a|s\.r\.l|nv|n\.v|bv|b\.v|ab|asa?|oyj?|aps|a\/s|sl|lda|ltda|kft|zrt|s\.r\.o|sp\. z o\.o|d\.o\.o|group|holdings?|gruppe|bank|partners|pty|pte|bhd)\.?($|[\s,.)])|株式会社|有限会社|合同会社|合資会社|公司|주식회사/i;

export const shareOfLegalForms = (values: string[]): number =>
  share(values, (value) => legalForm.test(value));

/** Values that are no names of anything: amounts, dates, addresses of the web. */
export const shareOfNonText = (values: string[]): number =>
  share(
    values,
    (value) => /^[\d\s.,:;/+\-%$€()]+$/.test(value) || /^https?:\/\//.test(value) || /^\S+@\S+$/.test(value),
  );

/** Short, without spaces, hardly ever the same twice. */
export function looksLikeIds(values: string[]): boolean {
  if (values.length === 0) return false;
  const compact = share(values, (value) => value.length <= 64 && !/\s/.test(value.trim()));
  return compact > 0.95 && new Set(values).size > values.length * 0.95;
}

const share = (values: string[], test: (value: string) => boolean): number =>
  values.length === 0 ? 0 : values.filter(test).length / values.length;
