// What can be done with a column, from its head: sort, select, move, freeze, hide, and what other parts of the page add.
import { Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { t } from '../../../../../shared/messages/message.ts';
import type { GridColumn } from '../columns/grid-column.ts';
import type { HeadActions } from './head-actions.ts';
import classes from '../grid.module.css';

type Props = {
  column: GridColumn;
  sorted: 'asc' | 'desc' | null;
  isFrozen: boolean;
  opened: boolean;
  onOpened: (opened: boolean) => void;
  actions: HeadActions;
};

function SortItems({ column, sorted, actions }: Pick<Props, 'column' | 'sorted' | 'actions'>) {
  if (!column.sorts) return null;
  return (
    <>
      <Menu.Item disabled={sorted === 'asc'} onClick={() => actions.sort(column, 'asc')}>
        {t('Sort up')}
      </Menu.Item>
      <Menu.Item disabled={sorted === 'desc'} onClick={() => actions.sort(column, 'desc')}>
        {t('Sort down')}
      </Menu.Item>
      {sorted !== null && (
        <Menu.Item onClick={() => actions.sort(column, null)}>{t('Leave unsorted')}</Menu.Item>
      )}
      <Menu.Divider />
    </>
  );
}

function Items({ column, sorted, isFrozen, actions }: Props) {
  return (
    <>
      <SortItems column={column} sorted={sorted} actions={actions} />
      {actions.more(column).map(({ label, onClick }) => (
        <Menu.Item key={label} onClick={onClick}>
          {label}
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => actions.select(column)}>{t('Select the column')}</Menu.Item>
      <Menu.Item onClick={() => actions.step(column, -1)}>{t('Move left')}</Menu.Item>
      <Menu.Item onClick={() => actions.step(column, 1)}>{t('Move right')}</Menu.Item>
      <Menu.Item onClick={() => actions.freeze(column, !isFrozen)}>
        {isFrozen ? t('Let it scroll') : t('Keep it in sight')}
      </Menu.Item>
      <Menu.Item onClick={() => actions.resetWidth(column)}>{t('Usual width')}</Menu.Item>
      <Menu.Divider />
      <Menu.Item onClick={() => actions.hide(column)}>{t('Hide the column')}</Menu.Item>
    </>
  );
}

export function ColumnMenu(props: Props) {
  const { column, opened, onOpened } = props;
  const button = (
    <button
      type="button"
      tabIndex={-1}
      className={classes['menuButton']}
      aria-label={t('Menu of {column}', { column: column.label })}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={(event) => {
        event.stopPropagation();
        onOpened(!opened);
      }}
    >
      <IconChevronDown size={12} stroke={1.6} aria-hidden="true" />
    </button>
  );
  if (!opened) return button;
  return (
    <Menu opened onChange={onOpened} position="bottom-end" offset={2} width={190} returnFocus={false}>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown>
        <Items {...props} />
      </Menu.Dropdown>
    </Menu>
  );
}
