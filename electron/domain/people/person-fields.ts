// What each field of a person may hold. Companies are references and stand in person-input.ts.
import { personLimits, type PersonField, type PersonValues } from '../../../shared/schema/person.ts';
import { parseDate } from '../companies/date-rule.ts';
import { fine, type FieldResult } from '../companies/field-result.ts';
import { optional, optionalText, parseField } from '../companies/field-rules.ts';
import { parseProfessionalUrl } from '../enrichment/professional-url.ts';

type Plain = Exclude<PersonField, 'companies' | 'fullName'>;
type Rules = { readonly [F in Plain]: (raw: unknown) => FieldResult<PersonValues[F]> };

/** Trimmed, Unicode NFC; null when nothing is left. */
export const nameRule =
  (max: number) =>
  (raw: unknown): FieldResult<string | null> => {
    const parsed = optionalText(max)(raw);
    if (!parsed.ok || parsed.value === null) return parsed;
    const name = parsed.value.trim().normalize('NFC');
    return fine(name === '' ? null : name);
  };

export const parsePersonField: Rules = {
  firstName: nameRule(personLimits.firstName),
  lastName: nameRule(personLimits.lastName),
  jobTitle: optionalText(personLimits.jobTitle),
  emails: parseField.emails,
  phones: parseField.phones,
  addresses: parseField.addresses,
  urls: parseField.urls,
  professionalSocialMediaUrl: optional((raw) => parseProfessionalUrl('person', raw)),
  birthday: optional(parseDate),
  description: parseField.description,
};

/** First and last name as one; empty where there is neither. */
export const derivedName = ({ firstName, lastName }: Pick<PersonValues, 'firstName' | 'lastName'>): string =>
  [firstName, lastName].filter((part) => part !== null).join(' ');
