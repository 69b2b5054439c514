// A JSON number of more than 15 digits may not be the one that was sent: it was rounded before anybody here saw it.
import { t } from '../../../shared/messages/message.ts';
import { fault, type FieldFault } from './field-result.ts';

export function isRounded(raw: unknown): boolean {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return false;
  const [digits = ''] = String(raw).split('e');
  const significant = digits.replace(/[-.]/g, '').replace(/^0+/, '');
  return (Number.isInteger(raw) ? significant.replace(/0+$/, '') : significant).length > 15;
}

export const roundedNumber = (): FieldFault =>
  fault(
    'invalid_number',
    t('A number of more than 15 digits is rounded on its way here. Send it as a text.'),
  );
