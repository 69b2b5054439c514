// A date in a cell → a calendar day. What could be two days is for the column's rule to say.
import { msg, t } from '../../../../shared/messages/message.ts';
import type { DateOrder } from '../../../../shared/schema/import-rules.ts';
import { fault, quoted, type FieldResult } from '../../companies/field-result.ts';
import { parseField } from '../../companies/field-rules.ts';
import type { CellReading } from './convert-cell.ts';
import { readDate } from './date-text.ts';

export function convertDate(text: string, { date_order: order }: CellReading): FieldResult<string | null> {
  const date = readDate(text);
  if (date === null) return parseField.lastFundingDate(text);
  if (date.kind === 'unreal')
    return fault('invalid_date', t('{value} is not in the calendar.', { value: quoted(text) }));
  if (date.kind === 'one') return parseField.lastFundingDate(date.day);
  const day = order && date.days[order];
  return day === undefined ? ambiguous(text, date.days) : parseField.lastFundingDate(day);
}

export const orderNames: Record<DateOrder, string> = {
  dmy: msg('day first'),
  mdy: msg('month first'),
  ymd: msg('year first'),
  serial: msg('as a spreadsheet’s day number'),
};

function ambiguous(text: string, days: Partial<Record<DateOrder, string>>) {
  const readings = Object.entries(days).map(([order, day]) => `${day} ${t(orderNames[order as DateOrder])}`);
  const values = { value: quoted(text), readings: readings.join(', ') };
  return fault(
    'ambiguous_date',
    t(
      readings.length === 1
        ? '{value} is only {readings}. Choose the order of the column’s dates.'
        : '{value} is {readings}. Choose the order of the column’s dates.',
      values,
    ),
  );
}
