// What each field of a company may hold. One rule for each field, used by the API and, after its cells are converted, by imports.
import { t } from '../../../shared/messages/message.ts';
import {
  companyLimits,
  employeeRanges,
  type CompanyField,
  type CompanyValues,
  type EmployeeRange,
  type listFields,
} from '../../../shared/schema/company.ts';
import { countryCodes } from '../../../shared/schema/country-codes.ts';
import { parseDate } from './date-rule.ts';
import { parseDomain } from './domain-name.ts';
import { fault, fine, quoted, type FieldResult } from './field-result.ts';
import { isRounded, roundedNumber } from './rounded-number.ts';
import { listRule, textListItem, type ItemRule } from './list-rules.ts';

type Rules = { readonly [F in CompanyField]: (raw: unknown) => FieldResult<CompanyValues[F]> };

const isEmpty = (raw: unknown): boolean => raw === null || raw === undefined || raw === '';

function text(raw: unknown, max: number): FieldResult<string> {
  if (typeof raw !== 'string') return fault('invalid_type', t('Expected a text.'));
  if (!raw.isWellFormed())
    return fault('invalid_text', t('The text holds half a character (a lone surrogate). Type it again.'));
  if (raw.length > max)
    return fault('too_long', t('{n} characters are too many. Keep it to {max}.', { n: raw.length, max }));
  return fine(raw);
}

/** A field that is null when empty. */
export const optional =
  <T>(parse: (raw: unknown) => FieldResult<T>) =>
  (raw: unknown): FieldResult<T | null> =>
    isEmpty(raw) ? fine(null) : parse(raw);

export const optionalText = (max: number) => optional((raw) => text(raw, max));

function name(raw: unknown): FieldResult<string> {
  const parsed = isEmpty(raw) ? fine('') : text(raw, companyLimits.name);
  if (!parsed.ok) return parsed;
  const trimmed = parsed.value.trim().normalize('NFC');
  return trimmed === '' ? fault('required', t('A company needs a name.')) : fine(trimmed);
}

function domain(raw: unknown): FieldResult<string> {
  const parsed = text(raw, 2048);
  return parsed.ok ? parseDomain(parsed.value) : parsed;
}

/** Decimal in US dollars, exact to the cent: `"1234.5"` → `"1234.50"`. */
function fundingRaised(raw: unknown): FieldResult<string> {
  if (isRounded(raw)) return roundedNumber();
  const match = /^(\d+)(?:\.(\d+))?$/.exec(
    typeof raw === 'number' ? String(raw) : typeof raw === 'string' ? raw.trim() : '',
  );
  if (!match)
    return fault(
      'invalid_number',
      t('{value} is no amount in dollars. Expected digits such as 18900000 or 1234.50.', {
        value: quoted(raw),
      }),
    );
  const whole = (match[1] ?? '').replace(/^0+(?=\d)/, '');
  const cents = (match[2] ?? '').replace(/0+$/, '');
  if (cents.length > 2)
    return fault(
      'invalid_number',
      t('{value} has parts of a cent. Round it to two decimals.', { value: quoted(raw) }),
    );
  const amount = cents === '' ? whole : `${whole}.${cents.padEnd(2, '0')}`;
  if (amount.length > companyLimits.fundingRaised)
    return fault(
      'too_long',
      t('An amount has {max} characters at most.', { max: companyLimits.fundingRaised }),
    );
  return fine(amount);
}

function foundationYear(raw: unknown): FieldResult<string> {
  const year =
    typeof raw === 'number' ? raw : typeof raw === 'string' && /^\d{4}$/.test(raw) ? Number(raw) : Number.NaN;
  if (Number.isInteger(year) && year >= 1000 && year <= 2100) return fine(String(year));
  return fault(
    'invalid_year',
    t('{value} is no year. Expected four digits from 1000 to 2100.', { value: quoted(raw) }),
  );
}

function employeeRange(raw: unknown): FieldResult<EmployeeRange> {
  const range = employeeRanges.find((option) => option === raw);
  return range
    ? fine(range)
    : fault(
        'invalid_option',
        t('{value} is no employee range. Choose one of {options}.', {
          value: quoted(raw),
          options: employeeRanges.join(', '),
        }),
      );
}

function countryCode(raw: unknown): FieldResult<string> {
  const code = typeof raw === 'string' ? raw.trim().toUpperCase() : '';
  return countryCodes.has(code)
    ? fine(code)
    : fault(
        'invalid_country',
        t('{value} is no country code. Expected two letters of ISO 3166-1 such as DE.', {
          value: quoted(raw),
        }),
      );
}

const emailText = textListItem(companyLimits.emails);
const urlText = textListItem(companyLimits.urls);

const email: ItemRule = (raw) => {
  const item = emailText(raw);
  if (!item.ok || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(item.value)) return item;
  return fault('invalid_email', t('{value} is no e-mail address.', { value: quoted(raw) }));
};

const url: ItemRule = (raw) => {
  const item = urlText(raw);
  return item.ok && /\s/.test(item.value)
    ? fault('invalid_url', t('{value} is no URL: it has a space.', { value: quoted(raw) }))
    : item;
};

export type ListTarget = (typeof listFields)[number] | 'tags';

/** What one entry of a list field may be. */
export const parseItem: { readonly [F in ListTarget]: ItemRule } = {
  addresses: textListItem(companyLimits.addresses),
  emails: email,
  phones: textListItem(companyLimits.phones),
  urls: url,
  tags: textListItem(companyLimits.tag),
};

const list = (item: ItemRule) => listRule(item, companyLimits.listItems);

export const parseField: Rules = {
  name,
  domain: optional(domain),
  description: optionalText(companyLimits.description),
  industry: optionalText(companyLimits.industry),
  employeeRange: optional(employeeRange),
  foundationYear: optional(foundationYear),
  fundingRaised: optional(fundingRaised),
  lastFundingDate: optional(parseDate),
  countryCode: optional(countryCode),
  addresses: list(parseItem.addresses),
  emails: list(parseItem.emails),
  phones: list(parseItem.phones),
  urls: list(parseItem.urls),
  taxId: optionalText(companyLimits.taxId),
  externalId: optionalText(companyLimits.externalId),
  tags: listRule(parseItem.tags, companyLimits.tags),
};
