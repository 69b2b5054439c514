// The ways on from a damaged store, each with what it brings and what it costs.
import { Radio, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import type {
  Backup,
  ChangedOutside,
  RecoveryAction,
  RecoveryStatus,
} from '../../../shared/schema/recovery.ts';
import { t } from '../../../shared/messages/message.ts';
import { formatBytes, formatWhen } from '../../lib/format.ts';
import { SavedTable } from './saved-table.tsx';
import { companiesIn } from './table-words.ts';
import classes from './recovery-screen.module.css';

export type Damaged = Extract<RecoveryStatus, { state: 'damaged' }>;
export type Choice = { action: RecoveryAction; backup: string | null };

type Props = { status: Damaged; choice: Choice; onChoose: (choice: Choice) => void };

export function Choices({ status, choice, onChoose }: Props) {
  const { backups, salvageable, changedOutside } = status;
  const usable = backups.filter(({ companies }) => companies !== null);
  const choose = (action: string): void => onChoose({ ...choice, action: action as RecoveryAction });
  return (
    <Radio.Group value={choice.action} onChange={choose} aria-label={t('How to go on')}>
      {changedOutside && (
        <Option
          value="open-as-it-is"
          title={asItIsTitle(changedOutside)}
          disabled={changedOutside.obstacle !== null}
        >
          {changedOutside.obstacle ??
            t(
              'Goes on with what another program wrote. It is no part of the history, and Undo does not know of it.',
            )}
        </Option>
      )}
      <Option value="salvage" title={salvageTitle(salvageable)}>
        {t(
          'Makes a new workspace of every row that can be read and checked. Imports that were under way end.',
        )}
        {salvageable !== null && <SavedTable tables={salvageable} done={false} />}
      </Option>
      <Option value="restore" title={restoreTitle(usable)} disabled={usable.length === 0}>
        {usable.length === 0
          ? t('None was made yet. Rowbench makes one each day and before each update of the workspace.')
          : t('Puts the workspace back to that moment. What was done since is not in it.')}
        {usable.length > 0 && (
          <Select
            className={classes['backups'] ?? ''}
            aria-label={t('Backup')}
            data={usable.map((backup) => ({ value: backup.name, label: backupLabel(backup) }))}
            value={choice.backup}
            onChange={(backup) => onChoose({ action: 'restore', backup })}
          />
        )}
      </Option>
      <Option value="start-empty" title={t('Start with an empty workspace')}>
        {t('Nothing is taken over. The files as they were found stay where you can find them.')}
      </Option>
    </Radio.Group>
  );
}

type OptionProps = { value: string; title: string; disabled?: boolean; children: ReactNode };

function Option({ value, title, disabled = false, children }: OptionProps) {
  return (
    <div className={classes['option']}>
      <Radio value={value} label={title} disabled={disabled} />
      <div className={classes['consequence']}>{children}</div>
    </div>
  );
}

const asItIsTitle = ({ companies, obstacle }: ChangedOutside): string =>
  obstacle === null
    ? t('Open it as it is: {n, plural, one {# company} other {# companies}}', { n: companies ?? 0 })
    : t('Open it as it is: not possible');

function salvageTitle(tables: Damaged['salvageable']): string {
  if (tables === null) return t('Save what can be read (counting…)');
  const { saved, lost } = companiesIn(tables);
  if (lost === null)
    return t(
      'Save what can be read: {n, plural, one {# company} other {# companies}}, an unknown number lost',
      { n: saved },
    );
  return t(
    'Save what can be read: {n, plural, one {# company} other {# companies}}, {lost, plural, =0 {none} other {#}} lost',
    { n: saved, lost },
  );
}

const restoreTitle = (backups: readonly Backup[]): string =>
  backups.length === 0
    ? t('Restore a backup: there is none')
    : t('Restore a backup: {n, plural, one {# copy} other {# copies}}', { n: backups.length });

const backupLabel = ({ madeAt, companies, byteSize }: Backup): string =>
  t('{when}, {n, plural, one {# company} other {# companies}}, {size}', {
    when: formatWhen(madeAt),
    n: companies ?? 0,
    size: formatBytes(byteSize),
  });
