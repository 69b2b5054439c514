// The form for a new company: text as typed, turned into what the API takes. What a value means is the backend's to judge.
import { t } from '../../../shared/messages/message.ts';
import type { CompanyInput, EmployeeRange } from '../../../shared/schema/company.ts';

export type NewCompanyProps = {
  onCreated: (company: { id: string; name: string }) => void;
  /** Opens the company that already has the name or domain. */
  onOpen: (id: string) => void;
  onClose: () => void;
};

export const emptyForm = {
  name: '',
  domain: '',
  countryCode: '',
  industry: '',
  employeeRange: '',
  foundationYear: '',
  fundingRaised: '',
};
export type CompanyForm = typeof emptyForm;
export type FormField = keyof CompanyForm;

const isField = (path: string): path is FormField => path in emptyForm;

/** Only what was filled in; nothing is sent for an empty field. */
export function inputOf(form: CompanyForm): CompanyInput {
  const filled = (field: FormField) => {
    const value = form[field].trim();
    return value === '' ? {} : { [field]: value };
  };
  const range = form.employeeRange as EmployeeRange | '';
  return {
    name: form.name.trim(),
    ...filled('domain'),
    ...filled('industry'),
    ...filled('foundationYear'),
    ...filled('fundingRaised'),
    ...(form.countryCode.trim() === '' ? {} : { countryCode: form.countryCode.trim().toUpperCase() }),
    ...(range === '' ? {} : { employeeRange: range }),
  };
}

/** What the form itself can tell before anything is sent. */
export function mistakesOf(form: CompanyForm): Partial<Record<FormField, string>> {
  const year = form.foundationYear.trim();
  const country = form.countryCode.trim();
  return {
    ...(year !== '' && !/^\d{4}$/.test(year)
      ? { foundationYear: t('"{year}" is no year. Write four digits, or leave it empty.', { year }) }
      : {}),
    ...(country !== '' && !/^[a-z]{2}$/i.test(country)
      ? { countryCode: t('"{country}" is no country code. Write two letters, such as SE.', { country }) }
      : {}),
  };
}

type Refusal = { code: string; message: string; issues: { path: string; message: string }[] };

/** Puts each message at its field; `form` gets what belongs to none. */
export function messagesOf(refusal: Refusal): Partial<Record<FormField | 'form', string>> {
  if (refusal.code === 'name_taken') return { name: refusal.message };
  if (refusal.code === 'domain_taken') return { domain: refusal.message };
  const placed = refusal.issues.filter(({ path }) => isField(path));
  const atFields = Object.fromEntries(placed.map(({ path, message }) => [path, message]));
  return placed.length > 0 && placed.length === refusal.issues.length
    ? atFields
    : { ...atFields, form: refusal.message };
}
