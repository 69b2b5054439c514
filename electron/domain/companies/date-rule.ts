// A day of the calendar.
import { t } from '../../../shared/messages/message.ts';
import { fault, fine, quoted, type FieldResult } from './field-result.ts';

export function parseDate(raw: unknown): FieldResult<string> {
  const match = typeof raw === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(raw) : null;
  if (!match)
    return fault('invalid_date', t('{value} is no date. Expected YYYY-MM-DD.', { value: quoted(raw) }));
  const date = new Date(`${match[0]}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(match[0]);
  return real
    ? fine(match[0])
    : fault('invalid_date', t('{value} is not in the calendar.', { value: quoted(raw) }));
}
