// Which sources the list marks: those that differ from the record's own, all, or none. And what the shapes mean.
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconDatabase } from '@tabler/icons-react';
import { t, tc } from '../../../../shared/messages/message.ts';
import { SourceMark } from '../../../ui/sources/source-mark.tsx';
import type { SourceKind } from '../grid/columns/grid-column.ts';
import { setSourceMode, sourceModes, useSourceMode, type SourceMode } from './shown-sources.ts';
import { sourceLabels } from '../../../ui/sources/source-words.ts';
import classes from './sources-menu.module.css';

const words: Record<SourceMode, string> = {
  differing: t('Only where they differ'),
  all: tc('sources', 'All'),
  off: tc('sources', 'Off'),
};

const explained: readonly SourceKind[] = [
  'person',
  'script',
  'import',
  'provider',
  'refresh',
  'sync',
  'magic',
];

export function SourcesMenu() {
  const mode = useSourceMode();
  return (
    <Menu position="bottom-end" offset={3} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          flex="none"
          leftSection={<IconDatabase size={14} stroke={1.4} aria-hidden="true" />}
          rightSection={<IconChevronDown size={12} stroke={1.4} aria-hidden="true" />}
        >
          {tc('marks', 'Sources')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('Marks beside values')}</Menu.Label>
        {sourceModes.map((one) => (
          <Menu.Item
            key={one}
            aria-current={one === mode}
            leftSection={
              <span className={classes['tick']}>
                {one === mode && <IconCheck size={14} stroke={1.6} aria-hidden="true" />}
              </span>
            }
            onClick={() => setSourceMode(one)}
          >
            {words[one]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <div className={classes['key']} aria-hidden="true">
          {explained.map((kind) => (
            <span key={kind}>
              <SourceMark source={kind} note={sourceLabels[kind]} />
              {sourceLabels[kind]}
            </span>
          ))}
        </div>
      </Menu.Dropdown>
    </Menu>
  );
}
