// Pieces that many sentences of the backend share, in the language of whoever asked.
import { t } from '../../shared/messages/message.ts';

/** `a or b or c`. */
export const anyOf = (names: readonly (string | number)[]): string => names.join(` ${t('or')} `);

/** Behind the message of the first of these issues. */
export const andMore = ({ length }: readonly unknown[]): string =>
  length > 1 ? ` ${t('And {n} more, see details.issues.', { n: length - 1 })}` : '';
