// The parts of a record, one at a time: only what is looked at is there, and asks the backend.
import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/messages/message.ts';
import { formatCount } from '../../lib/format.ts';
import classes from './record-tabs.module.css';

/** `count`: how much is in it; nothing is said of none. */
export type RecordTab = { value: string; label: string; count?: number | undefined; content: ReactNode };

/** The first one is open to begin with. */
export function RecordTabs({ tabs }: { tabs: readonly RecordTab[] }) {
  return (
    <Tabs defaultValue={tabs[0]?.value ?? null} className={classes['tabs'] ?? ''} keepMounted={false}>
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
