// The groups of the workspace. Arrows walk through them, Alt with an arrow moves one.
import { useRef, type KeyboardEvent } from 'react';
import { t } from '../../../shared/messages/message.ts';
import type { GroupWithFields } from '../../../shared/schema/definition-input.ts';
import { formatCount } from '../../lib/format.ts';
import classes from './fields.module.css';

type Props = {
  groups: readonly GroupWithFields[];
  chosen: string | null;
  onChoose: (id: string) => void;
  onMove: (id: string, to: number) => void;
};

export function GroupList({ groups, chosen, onChoose, onMove }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const [group, other] = [groups[at], groups[at + step]];
    if (step === 0 || !group || !other) return;
    event.preventDefault();
    if (event.altKey) return onMove(group.id, at + step);
    list.current
      ?.querySelectorAll('button')
      .item(at + step)
      .focus();
    onChoose(other.id);
  };
  return (
    <nav className={classes['groups']} aria-label={t('Groups')}>
      <h2 className={classes['groupsTitle']}>{t('Groups')}</h2>
      <ul ref={list}>
        {groups.map(({ id, name, fields }, at) => (
          <li key={id}>
            <button
              type="button"
              className={classes['group']}
              aria-current={id === chosen}
              onClick={() => onChoose(id)}
              onKeyDown={(event) => onKeyDown(event, at)}
            >
              <span className={classes['groupName']} title={name}>
                {name}
              </span>
              <span className={classes['groupCount']}>{formatCount(fields.length)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
