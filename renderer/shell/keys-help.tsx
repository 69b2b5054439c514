// All keys on one page, and where to read on.
import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { native } from '../api/native.ts';
import { Kbd, modKey } from '../ui/kbd.tsx';
import classes from './keys-help.module.css';

type Entry = readonly [keys: readonly string[], does: string];

const groups: readonly { title: string; entries: readonly Entry[] }[] = [
  {
    title: 'Everywhere',
    entries: [
      [['Mod K'], 'Search companies or run a command'],
      [['/'], 'Search the list'],
      [['F'], 'Filter the list'],
      [['G', 'C'], 'Companies'],
      [['G', 'P'], 'People'],
      [['G', 'I'], 'Imports'],
      [['G', 'S'], 'Settings (also Mod ,)'],
      [['I'], 'Import a file'],
      [['N'], 'New company'],
      [['?'], 'This list'],
    ],
  },
  {
    title: 'List of companies',
    entries: [
      [['↑', '↓', '←', '→'], 'One cell on; with Mod to the end, with Shift selects'],
      [['Home', 'End'], 'First, last column; with Mod of the first, last row'],
      [['PgUp', 'PgDn'], 'One screen up, down'],
      [['Enter', 'F2'], 'Edit the cell; typing replaces its value'],
      [['Tab'], 'Take what was typed and go right'],
      [['Esc'], 'Leave the cell as it was; close the record'],
      [['Mod A'], 'Select everything'],
      [['Shift Space', 'Mod Space'], 'Select the row, the column'],
      [['Space'], 'Open or close the record'],
      [['Mod Shift L'], 'Lock the selected cells, unlock them (in a record: L)'],
      [['↑'], 'From the first row to the heads'],
    ],
  },
  {
    title: 'Selected cells',
    entries: [
      [['Mod C', 'Mod V'], 'Copy, paste; Mod X cuts'],
      [['Del'], 'Clear'],
      [['Mod D', 'Mod R'], 'Fill down, fill right'],
      [['Alt'], 'Fill as a series, while the corner of a selection is dragged'],
      [['Mod ↵'], 'Write what was typed into all of them'],
      [['Mod F', 'Mod H'], 'Find and replace'],
      [['Mod Shift E'], 'Edit their companies'],
      [['Mod Del'], 'Delete their companies'],
      [['Shift F10'], 'Menu of the cell'],
    ],
  },
  {
    title: 'Head of a column',
    entries: [
      [['Enter'], 'Sort up, down, as stored'],
      [['Alt ↓'], 'Menu of the column'],
      [['Shift ←', 'Shift →'], 'Narrower, wider'],
      [['Mod Shift ←', 'Mod Shift →'], 'Move it left, right'],
      [['Mod Space'], 'Select the column'],
    ],
  },
  {
    title: 'Import',
    entries: [
      [['Mod ↵'], 'Next step'],
      [['Alt ←'], 'Back'],
      [['F8'], 'Next problem'],
      [['Enter'], 'Edit the cell (also F2, a double click)'],
      [['Mod Z', 'Mod Shift Z'], 'Take the last mend back, do it again'],
      [['Tab'], 'Take the suggestion'],
      [['Mod Del'], 'Leave the row out, or take it back in'],
    ],
  },
];

function KeyGroup({ title, entries }: (typeof groups)[number]) {
  return (
    <section className={classes['group']}>
      <h2 className={classes['title']}>{title}</h2>
      <dl className={classes['list']}>
        {entries.map(([keys, does]) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd>{does.replace('Mod', modKey)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys and help" size={640}>
      <div className={classes['groups']}>
        {groups.map((group) => (
          <KeyGroup key={group.title} {...group} />
        ))}
      </div>
      <p className={classes['note']}>
        A file dropped anywhere on the window opens its import. The same things can be done with the{' '}
        <code>rowbench</code> command and over the API
        {native() === null && (
          <>
            : <a href="/docs">API reference</a>
          </>
        )}
        .
      </p>
    </Modal>
  );
}
