// An amount in a cell → the field's US dollars. What could be two amounts, or is in another money, is for a person to say.
import { t } from '../../../../shared/messages/message.ts';
import { companyLimits } from '../../../../shared/schema/company.ts';
import { fault, quoted, type FieldResult } from '../../companies/field-result.ts';
import { parseField } from '../../companies/field-rules.ts';
import { readAmount, type AmountReading } from './amount.ts';
import type { CellReading } from './convert-cell.ts';

export function convertAmount(text: string, { decimal, rates }: CellReading): FieldResult<string | null> {
  if (/^\d+$/.test(text)) return parseField.fundingRaised(text);
  const amount = readAmount(text);
  if (amount === null) return unclear(text);
  if (amount.kind === 'negative')
    return fault(
      'invalid_number',
      t('{value} is a negative amount. Write what was raised, or leave it empty.', { value: quoted(text) }),
    );
  const sign = decimal ?? (amount.kind === 'two' ? amount.usual : undefined);
  const digits = amount.kind === 'one' ? amount.digits : sign && amount.readings[sign];
  if (digits === undefined) return ambiguous(text, amount);
  const { currency } = amount;
  if (currency === null || currency === 'USD') return parseField.fundingRaised(digits);
  const rate = rates && Object.hasOwn(rates, currency) ? rates[currency] : undefined;
  return rate === undefined ? foreign(text, currency) : inDollars(digits, rate);
}

const unclear = (text: string) =>
  fault(
    'invalid_number',
    t('{value} is no clear amount in US dollars. Write digits such as 18900000 or 1234.50.', {
      value: quoted(text),
    }),
  );

const ambiguous = (text: string, amount: AmountReading) => {
  const { '.': point = '', ',': comma = '' } = amount.kind === 'two' ? amount.readings : {};
  return fault(
    'ambiguous_number',
    t(
      '{value} is {comma} with a decimal comma, {point} with a decimal point. Choose the column’s decimal sign.',
      { value: quoted(text), comma, point },
    ),
  );
};

const foreign = (text: string, currency: string) =>
  fault(
    'foreign_currency',
    t(
      '{value} is in {currency}, the field holds US dollars. Give the column a rate for {currency}, or change the amount.',
      { value: quoted(text), currency },
    ),
  );

/** Exact, rounded to the cent. */
function inDollars(digits: string, rate: string): FieldResult<string | null> {
  const [amount, places] = scaledInteger(digits);
  const [factor, more] = scaledInteger(rate);
  const unit = 10n ** BigInt(places + more);
  const cents = (amount * factor * 100n * 2n + unit) / (unit * 2n);
  const text = cents.toString().padStart(3, '0');
  return text.length > companyLimits.fundingRaised + 2
    ? fault('too_long', t('An amount has {max} characters at most.', { max: companyLimits.fundingRaised }))
    : parseField.fundingRaised(`${text.slice(0, -2)}.${text.slice(-2)}`);
}

function scaledInteger(digits: string): [bigint, number] {
  const [whole = '0', part = ''] = digits.split('.');
  return [BigInt(`${whole}${part}`), part.length];
}
