// All keys on one page, and where to read on.
import { Modal } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { t } from '../../shared/messages/message.ts';
import { native } from '../api/native.ts';
import { rich } from '../lib/rich.tsx';
import { Kbd, modKey as mod } from '../ui/kbd.tsx';
import classes from './keys-help.module.css';

type Entry = { keys: readonly string[]; does: string };

const groups: readonly { title: string; entries: readonly Entry[] }[] = [
  {
    title: t('Everywhere'),
    entries: [
      { keys: ['Mod K'], does: t('Search companies or run a command') },
      { keys: ['/'], does: t('Search the list') },
      { keys: ['F'], does: t('Filter the list') },
      { keys: ['G', 'C'], does: t('Companies') },
      { keys: ['G', 'P'], does: t('People') },
      { keys: ['G', 'I'], does: t('Imports') },
      { keys: ['G', 'E'], does: t('Enrichment') },
      { keys: ['G', 'R'], does: t('Review') },
      { keys: ['G', 'S'], does: t('Settings (also {mod} ,)', { mod }) },
      { keys: ['I'], does: t('Import a file') },
      { keys: ['N'], does: t('New company') },
      { keys: ['?'], does: t('This list') },
    ],
  },
  {
    title: t('List of companies'),
    entries: [
      {
        keys: ['↑', '↓', '←', '→'],
        does: t('One cell on; with {mod} to the end, with Shift selects', { mod }),
      },
      { keys: ['Home', 'End'], does: t('First, last column; with {mod} of the first, last row', { mod }) },
      { keys: ['PgUp', 'PgDn'], does: t('One screen up, down') },
      { keys: ['Enter', 'F2'], does: t('Edit the cell; typing replaces its value') },
      { keys: ['Tab'], does: t('Take what was typed and go right') },
      { keys: ['Esc'], does: t('Leave the cell as it was; close the record') },
      { keys: ['Mod A'], does: t('Select everything') },
      { keys: ['Shift Space', 'Mod Space'], does: t('Select the row, the column') },
      { keys: ['Space'], does: t('Open or close the record') },
      { keys: ['Mod ↵'], does: t('Open the page of the record; there Esc leads back') },
      { keys: ['Mod Shift L'], does: t('Lock the selected cells, unlock them (in a record: L)') },
      { keys: ['↑'], does: t('From the first row to the heads') },
      { keys: ['Home', 'Shift Tab'], does: t('Out of the list, to its filters') },
    ],
  },
  {
    title: t('Selected cells'),
    entries: [
      { keys: ['Mod C', 'Mod V'], does: t('Copy, paste; {mod} X cuts', { mod }) },
      { keys: ['Del'], does: t('Clear') },
      { keys: ['Mod D', 'Mod R'], does: t('Fill down, fill right') },
      { keys: ['Alt'], does: t('Fill as a series, while the corner of a selection is dragged') },
      { keys: ['Mod ↵'], does: t('Write what was typed into all of them') },
      { keys: ['Mod F', 'Mod H'], does: t('Find and replace') },
      { keys: ['Mod Shift E'], does: t('Edit their companies') },
      { keys: ['Mod Del'], does: t('Delete their companies') },
      { keys: ['Shift F10'], does: t('Menu of the cell') },
    ],
  },
  {
    title: t('Head of a column'),
    entries: [
      { keys: ['Enter'], does: t('Sort up, down, as stored') },
      { keys: ['Alt ↓'], does: t('Menu of the column') },
      { keys: ['Shift ←', 'Shift →'], does: t('Narrower, wider') },
      { keys: ['Mod Shift ←', 'Mod Shift →'], does: t('Move it left, right') },
      { keys: ['Mod Space'], does: t('Select the column') },
    ],
  },
  {
    title: t('Review'),
    entries: [
      { keys: ['J', 'K'], does: t('Next, previous record') },
      { keys: ['↑', '↓', '←', '→'], does: t('One field, one provider on') },
      { keys: ['A', 'R'], does: t('Accept, reject the value') },
      { keys: ['Shift A'], does: t('Accept all that is open in the record') },
      { keys: ['E'], does: t('Change the value and accept it') },
      { keys: ['L'], does: t('Keep what stands there and lock it') },
      { keys: ['Shift ↑', 'Shift →'], does: t('Select more cells of the grid') },
      { keys: ['↵'], does: t('Open the record of the grid’s row') },
    ],
  },
  {
    title: t('Import'),
    entries: [
      { keys: ['Mod ↵'], does: t('Next step') },
      { keys: ['Alt ←'], does: t('Back') },
      { keys: ['F8'], does: t('Next problem') },
      { keys: ['Enter'], does: t('Edit the cell (also F2, a double click)') },
      { keys: ['Mod Z', 'Mod Shift Z'], does: t('Take the last mend back, do it again') },
      { keys: ['Tab'], does: t('Take the suggestion') },
      { keys: ['Mod Del'], does: t('Leave the row out, or take it back in') },
    ],
  },
];

function KeyGroup({ title, entries }: (typeof groups)[number]) {
  return (
    <section className={classes['group']}>
      <h2 className={classes['title']}>{title}</h2>
      <dl className={classes['list']}>
        {entries.map(({ keys, does }) => (
          <Fragment key={does}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd>{does}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

const code = (command: ReactNode) => <code>{command}</code>;

export function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={t('Keys and help')} size={640}>
      <div className={classes['groups']}>
        {groups.map((group) => (
          <KeyGroup key={group.title} {...group} />
        ))}
      </div>
      <p className={classes['note']}>
        {native() === null
          ? rich(
              'A file dropped anywhere on the window opens its import. The same things can be done with the <code>rowbench</code> command and over the API: <link>API reference</link>.',
              { code, link: (text: ReactNode) => <a href="/docs">{text}</a> },
            )
          : rich(
              'A file dropped anywhere on the window opens its import. The same things can be done with the <code>rowbench</code> command and over the API.',
              { code },
            )}
      </p>
    </Modal>
  );
}
