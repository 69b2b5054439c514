// A few cells as they stand and as their field would hold them: nothing is changed that was not seen before.
import { t } from '../../../../../../shared/messages/message.ts';
import type { ColumnPreview } from '../../../../../../shared/contract/rules.ts';
import classes from './rules.module.css';

export function BeforeAfter({ preview }: { preview: ColumnPreview | undefined }) {
  const samples = preview?.samples ?? [];
  if (samples.length === 0)
    return <p className={classes['note']}>{t('No value to show in the first rows.')}</p>;
  return (
    <table className={classes['samples']} aria-label={t('Before and after')}>
      <tbody>
        {samples.map(({ before, after, message }) => (
          <tr key={before}>
            <td className={classes['cell']} title={before}>
              {before}
            </td>
            <td className={classes['to']}>→</td>
            <td
              className={classes['cell']}
              data-state={stateOf(before, after)}
              title={message ?? after ?? ''}
            >
              {after === null ? message : after === '' ? t('empty') : after}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stateOf = (before: string, after: string | null): string =>
  after === null ? 'fails' : after === before ? 'same' : 'changed';
