// Which columns are shown, by group, with a search: the button says how many of how many.
import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useState } from 'react';
import { formatCount } from '../../../../lib/format.ts';
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
        aria-label="Find a column"
        placeholder="Find a column"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        data-autofocus
      />
      <div className={classes['list']}>
        {found.length === 0 && <p className={classes['none']}>No column has "{text.trim()}" in its name.</p>}
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
          Show all
        </Button>
        <Button size="xs" variant="subtle" onClick={() => set.change(() => [])}>
          Usual columns
        </Button>
      </div>
    </>
  );
}

export function ColumnChooser({ set }: { set: ColumnSet }) {
  const all = arrange(set.all, set.view);
  const shown = all.filter(({ isHidden }) => !isHidden).length;
  const text = `${formatCount(shown)} of ${formatCount(all.length)}`;
  return (
    <Popover position="bottom-end" width={240} trapFocus offset={4}>
      <Popover.Target>
        <Button
          size="xs"
          variant="subtle"
          aria-label={`Columns: ${text} shown`}
          leftSection={<IconColumns3 size={14} stroke={1.4} aria-hidden="true" />}
        >
          {text}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes['dropdown'] ?? ''}>
        <Columns set={set} all={all} />
      </Popover.Dropdown>
    </Popover>
  );
}
