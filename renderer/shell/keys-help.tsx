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
      [['↑', '↓'], 'Previous, next company'],
      [['PgUp', 'PgDn'], 'One screen up, down'],
      [['Home', 'End'], 'First, last company'],
      [['←', '→'], 'Scroll sideways'],
      [['Space'], 'Open or close the record'],
      [['Esc'], 'Close the record'],
      [['Shift ←', 'Shift →'], 'Narrower, wider column, on its head'],
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
