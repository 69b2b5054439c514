// The cells that were found: what stands there, what would, and a tick for each.
import { Checkbox } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import tables from '../../../ui/plain-table.module.css';
import type { Match } from './find-matches.ts';
import classes from './replace.module.css';

/** More would be read by nobody. */
const shownMatches = 200;

type Props = {
  matches: readonly Match[];
  /** Null where they cannot be left out one by one. */
  left: ReadonlySet<string> | null;
  onLeft: (left: ReadonlySet<string>) => void;
};

function After({ match }: { match: Match }) {
  const { after, value } = match;
  if (value.ok)
    return after.trim() === '' ? <ins className={classes['nothing']}>{t('empty')}</ins> : <ins>{after}</ins>;
  return (
    <span className={classes['invalid']} title={value.reason}>
      {after.trim() === '' ? t('empty') : after}: {value.reason}
    </span>
  );
}

export function MatchTable({ matches, left, onLeft }: Props) {
  const toggle = (key: string): void => {
    const next = new Set(left);
    if (!next.delete(key)) next.add(key);
    onLeft(next);
  };
  const toggleAll = (): void => onLeft(new Set(left?.size === 0 ? matches.map(({ key }) => key) : []));
  const rest = matches.length - shownMatches;
  return (
    <div className={classes['scroll']}>
      <table className={`${tables['table']} ${classes['matches']}`}>
        <thead>
          <tr>
            {left !== null && (
              <th className={classes['tick']}>
                <Checkbox
                  aria-label={t('All')}
                  checked={left.size === 0}
                  indeterminate={left.size > 0 && left.size < matches.length}
                  onChange={toggleAll}
                />
              </th>
            )}
            <th>{t('Company')}</th>
            <th className={classes['field']}>{t('Field')}</th>
            <th className={classes['values']}>{t('Before and after')}</th>
          </tr>
        </thead>
        <tbody>
          {matches.slice(0, shownMatches).map((match) => (
            <tr key={match.key}>
              {left !== null && (
                <td className={classes['tick']}>
                  <Checkbox
                    aria-label={t('{field} of {name}', { field: match.column.label, name: match.row.name })}
                    checked={!left.has(match.key)}
                    onChange={() => toggle(match.key)}
                  />
                </td>
              )}
              <td title={match.row.name}>{match.row.name}</td>
              <td className={classes['field']}>{match.column.label}</td>
              <td className={classes['values']} title={`${match.before} → ${match.after}`}>
                <del>{match.before}</del> → <After match={match} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rest > 0 && <p className={classes['rest']}>{t('And {n, number} more.', { n: rest })}</p>}
    </div>
  );
}
