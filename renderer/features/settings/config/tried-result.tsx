// What came of a trial: what was asked, what was answered, and what each mapping found in it.
import { t } from '../../../../shared/messages/message.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import type { TriedSource } from '../../../../shared/schema/http-json.ts';
import { formatDuration } from '../../../lib/format.ts';
import { InlineError } from '../../../ui/message.tsx';
import plain from '../../../ui/plain-table.module.css';
import { WholeAnswer } from '../../../ui/providers/whole-answer.tsx';
import classes from './config.module.css';

export function TriedResult({ tried }: { tried: TriedSource }) {
  const { asked, status, ms, outcome, message, fields, raw, isRawLeftOut } = tried;
  return (
    <div className={classes['result']}>
      {asked && (
        <p className={classes['asked']}>
          {asked.method} {asked.url}
        </p>
      )}
      <p>
        <b data-outcome={outcome}>{outcomes[outcome]}</b>{' '}
        {status !== null &&
          t('{status} after {time}', { status: String(status), time: formatDuration(ms / 1000) })}{' '}
        {raw !== null && <WholeAnswer provider={t('Your own source')} raw={raw} />}
        {isRawLeftOut && t('The answer is too large to be shown.')}
      </p>
      {message !== null && <InlineError>{message}</InlineError>}
      {tried.match && !tried.match.isMatch && (
        <p className={classes['hint']}>
          {t('{path} found nothing that says it is the record.', { path: tried.match.path })}
        </p>
      )}
      {fields.length > 0 && (
        <table className={plain['table']} aria-label={t('What each mapping found')}>
          <thead>
            <tr>
              <th>{t('Field')}</th>
              <th>{t('Found')}</th>
              <th>{t('Becomes')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((one) => (
              <tr key={one.field}>
                <td title={one.path}>{labelOfPath(one.field)}</td>
                <td title={textOf(one.found)}>{textOf(one.found)}</td>
                <td title={one.problem ?? textOf(one.value)} data-problem={one.problem !== null}>
                  {one.problem ?? textOf(one.value)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

const outcomes: Record<TriedSource['outcome'], string> = {
  matched: t('It is a match.'),
  no_match: t('No match.'),
  failed: t('It failed.'),
};

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(textOf).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
