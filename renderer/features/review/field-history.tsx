// What the field held so far, and who or what wrote it: the ground on which a person decides.
import { useQuery } from '@tanstack/react-query';
import { getCompanyHistory } from '../../../shared/contract/record.ts';
import { t } from '../../../shared/messages/message.ts';
import type { HistoryEntry } from '../../../shared/schema/record.ts';
import { queryOf } from '../../api/query.ts';
import { SourceMark } from '../../ui/sources/source-mark.tsx';
import { sourceName, sourceNote } from '../../ui/sources/source-words.ts';
import classes from './reasons.module.css';
import { confidenceText, dateText, valueText } from './review-words.ts';

const shownEntries = 5;

type Props = { companyId: string; field: string; label: string };

export function FieldHistory({ companyId, field, label }: Props) {
  const { data } = useQuery(
    queryOf(getCompanyHistory, { params: { companyId }, query: { field, limit: shownEntries } }),
  );
  const lines = data?.data.items.flatMap((entry) => lineOf(entry, field)) ?? [];
  return (
    <div className={classes['part']}>
      <h3>{t('{field} so far', { field: label })}</h3>
      <ul>
        {lines.map(({ entry, text }) => (
          <li key={entry.id}>
            <SourceMark source={entry.kind} note={sourceNote(entry, entry.at)} />
            <span className={classes['value']} title={text}>
              {text || t('empty')}
            </span>
            <span className={classes['by']}>{writtenBy(entry)}</span>
          </li>
        ))}
      </ul>
      {data && lines.length === 0 && <p className={classes['note']}>{t('Nothing was written to it yet.')}</p>}
      <p className={classes['note']}>
        {t('Accepting is one undo step. A rejected value is not offered again.')}
      </p>
    </div>
  );
}

type Line = { entry: HistoryEntry; text: string };

function lineOf(entry: HistoryEntry, field: string): Line[] {
  const cell = entry.cells.find((one) => one.field === field);
  return cell && entry.entry !== 'refused' ? [{ entry, text: valueText(cell.after) }] : [];
}

const writtenBy = (entry: HistoryEntry): string =>
  [
    sourceName(entry),
    ...(entry.accepted ? [confidenceText(entry.accepted.confidence)] : []),
    ...(entry.row === null ? [] : [t('row {n, number}', { n: entry.row })]),
    dateText(entry.at),
  ].join(', ');
