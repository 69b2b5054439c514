// The parts of a record, one at a time: only what is looked at is there, and asks the backend.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { formatCount } from '../../lib/format.ts';
import classes from './record-tabs.module.css';

/** `count`: how much is in it; nothing is said of none. */
export type RecordTab = { value: string; label: string; count?: number | undefined; content: ReactNode };

export type OpenedTab = { open: string | undefined; onOpen: (tab: string) => void };

/** The first one is open unless told. */
export function RecordTabs({ tabs, open, onOpen }: { tabs: readonly RecordTab[] } & Partial<OpenedTab>) {
  const first = tabs[0]?.value ?? null;
  const shown = tabs.find(({ value }) => value === open)?.value ?? first;
  return (
    <Tabs
      {...(onOpen
        ? { value: shown, onChange: (tab: string | null) => tab !== null && onOpen(tab) }
        : { defaultValue: first })}
      className={classes['tabs'] ?? ''}
      keepMounted={false}
    >
      <Tabs.List className={classes['list'] ?? ''} aria-label={t('Parts of the record')}>
        {tabs.map(({ value, label, count = 0 }) => (
          <Tabs.Tab key={value} value={value}>
            {label} {count > 0 && <span className={classes['count']}>{formatCount(count)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ value, content }) => (
        <Tabs.Panel key={value} value={value} className={classes['panel'] ?? ''}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
