// What is said of all rows that failed for one cause: nothing that is true of one of them only, such as its value.
import { t } from '../../../shared/messages/message.ts';
import type { ErrorGroupRow } from '../../store/import-errors.ts';
import { conflictAdvice } from './import-row.ts';

const general: Record<string, () => string> = {
  name_taken: () => t('Another company has this name. {advice}', { advice: t(conflictAdvice.name_taken) }),
  domain_taken: () =>
    t('Another company has this domain. {advice}', { advice: t(conflictAdvice.domain_taken) }),
  extra_cells: () =>
    t(
      'The row has more cells than the table has columns. Quote a cell that holds the delimiter, or delete the extra cells.',
    ),
  too_many: () =>
    t('The company would have too many entries in this list. Remove some from the row or from the company.'),
  bad_json: () => t('The record is no whole JSON object. Mend it in the file, or fill in the row’s cells.'),
  invalid_domain: () => t('The value is no host name. Expected a form like acme.com.'),
  invalid_url: () => t('The value is no URL. Expected a form like https://acme.com.'),
  invalid_date: () => t('The value is no date. Expected YYYY-MM-DD.'),
  invalid_number: () =>
    t('The value is no clear amount in US dollars. Write digits such as 18900000 or 1234.50.'),
};

/** Messages open with the value, or its length, that they are about; those of earlier imports in the language of then. */
export function groupMessage({ code, message }: Pick<ErrorGroupRow, 'code' | 'message'>): string {
  if (Object.hasOwn(general, code)) return general[code]?.() ?? message;
  return message
    .replace(/^(“.*”|„.*“)/s, t('The value'))
    .replace(/^\d+ (characters are too many|Zeichen sind zu viel)/, t('The text is too long'));
}
