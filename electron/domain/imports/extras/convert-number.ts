// A cell → the number of a custom field, only where there is one way to read it. A unit that the field does not have is no
// decoration: € 5 is not 5 until the field says that it holds euros.
import { t } from '../../../../shared/messages/message.ts';
import type { FieldDefinition } from '../../../store/definitions.ts';
import { fault, quoted, type FieldResult } from '../../companies/field-result.ts';
import { parseCustomValue } from '../../custom-fields/value-rules.ts';
import { readAmount, type AmountReading } from '../cells/amount.ts';
import type { CellReading, CellValue } from '../cells/convert-cell.ts';
import type { Decimal } from '../cells/number-text.ts';

type Field = Pick<FieldDefinition, 'name' | 'config'>;
type Signed = { negative: boolean; percent: boolean; amount: AmountReading | null };

export function convertNumber(
  text: string,
  field: FieldDefinition,
  { decimal }: CellReading,
): FieldResult<CellValue> {
  const { negative, percent, amount } = readSigned(text);
  if (amount === null || amount.kind === 'negative')
    return fault(
      'invalid_number',
      t('{value} is no clear number. Write digits such as 1250 or -12.5.', { value: quoted(text) }),
    );
  const unit = wrongUnit(text, percent ? '%' : amount.currency, field);
  if (unit) return unit;
  const digits = amount.kind === 'one' ? amount.digits : decimal && amount.readings[decimal];
  if (digits === undefined) return ambiguous(text, amount);
  return parseCustomValue(field, `${negative ? '-' : ''}${digits}`, noReferences);
}

/** With a minus sign, or in brackets as accountants write it. */
function readSigned(text: string): Signed {
  const trimmed = text.trim();
  const inner = /^\(([^()]+)\)$|^[-–−]\s*([^-–−]+)$/.exec(trimmed);
  const rest = (inner?.[1] ?? inner?.[2] ?? trimmed).replace(/^\+\s*/, '');
  const percent = /\s*%$/.test(rest);
  return { negative: inner !== null, percent, amount: readAmount(rest.replace(/\s*%$/, '')) };
}

function wrongUnit(text: string, unit: string | null, { name, config }: Field) {
  const own = config.format === 'percent' ? '%' : (config.currency ?? null);
  if (unit === null || unit === own) return null;
  return fault(
    'foreign_unit',
    own === null
      ? t('{value} is in {unit}, {name} holds plain numbers. Take it out with a step, or change the field.', {
          value: quoted(text),
          unit,
          name,
        })
      : t('{value} is in {unit}, {name} is in {own}. Take it out with a step, or change the field.', {
          value: quoted(text),
          unit,
          name,
          own,
        }),
  );
}

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

const noReferences = { findContact: () => null, findUser: () => null, findObject: () => null };

/** What a cell says of the decimal sign of its column: both readings, or the one sign that it shows. */
export function readNumberCell(text: string): {
  allows: readonly Decimal[] | null;
  readings: Partial<Record<Decimal, string>> | null;
} {
  const { negative, amount } = readSigned(text);
  if (amount?.kind === 'two') {
    const sign = negative ? '-' : '';
    const readings = { '.': `${sign}${amount.readings['.']}`, ',': `${sign}${amount.readings[',']}` };
    return { allows: null, readings };
  }
  return { allows: amount?.kind === 'one' && amount.shows ? [amount.shows] : null, readings: null };
}
