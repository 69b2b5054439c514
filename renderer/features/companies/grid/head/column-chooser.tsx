// Which columns are shown, by group, with a search: the button says how many of how many.
import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { ColumnSet } from '../columns/use-column-set.ts';
import { arrange, setColumn, type ArrangedColumn } from '../columns/view-columns.ts';
import classes from './column-chooser.module.css';

const fold = (text: string): string => text.trim().toLowerCase();

/** By group, in the order of their first columns. */
function grouped(all: readonly ArrangedColumn[]): { label: string; columns: ArrangedColumn[] }[] {
  const groups = Map.groupBy(all, ({ column }) => column.group.id);
  return [...groups.values()].map((columns) => ({ label: columns[0]?.column.group.label ?? '', columns }));
}

function Columns({ set, all }: { set: ColumnSet; all: readonly ArrangedColumn[] }) {
  const [text, setText] = useState('');
  const found = all.filter(({ column }) => fold(column.label).includes(fold(text)));
  const shownCount = all.filter(({ isHidden }) => !isHidden).length;
  return (
    <>
      <TextInput
        size="xs"
        aria-label={t('Find a column')}
        placeholder={t('Find a column')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        data-autofocus
      />
      <div className={classes['list']}>
        {found.length === 0 && (
          <p className={classes['none']}>{t('No column has "{text}" in its name.', { text: text.trim() })}</p>
        )}
        {grouped(found).map(({ label, columns }) => (
          <fieldset key={label} className={classes['group']}>
            <legend className={classes['label']}>{label}</legend>
            {columns.map(({ column, isHidden }) => (
              <Checkbox
                key={column.path}
                label={column.label}
                checked={!isHidden}
                // The last one stays: a grid without a column is none.
                disabled={!isHidden && shownCount === 1}
                onChange={() =>
                  set.change((view) => setColumn(set.all, view, column.path, { hidden: !isHidden }))
                }
              />
            ))}
          </fieldset>
        ))}
      </div>
      <div className={classes['foot']}>
        <Button
          size="xs"
          variant="subtle"
          onClick={() =>
            set.change((view) =>
              set.all.reduce((shown, { path }) => setColumn(set.all, shown, path, { hidden: false }), view),
            )
          }
        >
          {t('Show all')}
        </Button>
        <Button size="xs" variant="subtle" onClick={() => set.change(() => [])}>
          {t('Usual columns')}
        </Button>
      </div>
    </>
  );
}

export function ColumnChooser({ set }: { set: ColumnSet }) {
  const all = arrange(set.all, set.view);
  const counts = { shown: all.filter(({ isHidden }) => !isHidden).length, all: all.length };
  return (
    <Popover position="bottom-end" width={240} trapFocus offset={4}>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          flex="none"
          aria-label={t('Columns: {shown, number} of {all, number} shown', counts)}
          leftSection={<IconColumns3 size={14} stroke={1.4} aria-hidden="true" />}
        >
          {t('{shown, number} of {all, number}', counts)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['dropdown'] ?? ''}>
        <Columns set={set} all={all} />
      </Popover.Dropdown>
    </Popover>
  );
}
