// What can be done with the selected cells and their companies, where the mouse is or the active cell; each with its key.
import { Menu } from '@mantine/core';
import type { CSSProperties } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { entityLimits } from '../../../../shared/schema/entity.ts';
import { ruleLimits } from '../../../../shared/schema/rule.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { editCompanies, type ActionName, type CellActions } from './cell-actions.ts';
import type { MenuPlace } from './menu-place.ts';
import type { SelectedRows } from './selected-rows.ts';
import classes from './actions.module.css';

type Item = { name: ActionName; label: string; keys?: string };

const refreshWords = (count: number): string =>
  count === 1 ? t('Refresh…') : t('Refresh {n, plural, one {# company} other {# companies}}', { n: count });

const itemsFor = ({ count, isAll }: SelectedRows, cells: number): (Item | 'divider')[] => [
  { name: 'cut', label: t('Cut'), keys: 'Mod X' },
  { name: 'copy', label: t('Copy'), keys: 'Mod C' },
  { name: 'paste', label: t('Paste'), keys: 'Mod V' },
  { name: 'clear', label: cells === 1 ? t('Clear the cell') : t('Clear the cells'), keys: 'Del' },
  'divider',
  { name: 'fillDown', label: t('Fill down'), keys: 'Mod D' },
  { name: 'fillRight', label: t('Fill right'), keys: 'Mod R' },
  { name: 'fillSeries', label: t('Fill as a series'), keys: t('Alt drag') },
  { name: 'replace', label: t('Find and replace'), keys: 'Mod F' },
  'divider',
  ...(count <= entityLimits.bulk ? [{ name: 'refresh', label: refreshWords(count) } as const] : []),
  ...(isAll || count <= ruleLimits.ids ? [{ name: 'rules', label: t('Run rules…') } as const] : []),
  { name: 'bulk', label: editCompanies(count), keys: 'Mod Shift E' },
  {
    name: 'delete',
    label: t('Delete {n, plural, one {# company} other {# companies}}', { n: count }),
    keys: 'Mod Del',
  },
];

type Props = {
  place: MenuPlace;
  /** Companies with a selected cell. */
  rows: SelectedRows;
  cells: number;
  actions: CellActions;
  onClose: () => void;
};

export function CellMenu({ place, rows, cells, actions, onClose }: Props) {
  const at: CSSProperties = { left: place.x, top: place.y };
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      offset={2}
      width="max-content"
      returnFocus={false}
      trapFocus
    >
      <Menu.Target>
        <span className={classes['point']} style={at} />
      </Menu.Target>
      <Menu.Dropdown className={classes['menu'] ?? ''}>
        {itemsFor(rows, cells).map((item, index) =>
          item === 'divider' ? (
            // oxlint-disable-next-line react/no-array-index-key -- the list never changes
            <Menu.Divider key={index} />
          ) : (
            <Menu.Item
              key={item.name}
              onClick={() => actions[item.name]()}
              {...(item.keys === undefined ? {} : { rightSection: <Kbd keys={item.keys} /> })}
              {...(item.name === 'delete' ? { className: classes['delete'] ?? '' } : {})}
            >
              {item.label}
            </Menu.Item>
          ),
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
