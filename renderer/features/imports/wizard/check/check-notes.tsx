// The status bar of the check: cells that change, rows mended, and what rows were matched by.
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { t } from '../../../../../shared/messages/message.ts';
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';
import { formatCount } from '../../../../lib/format.ts';
import { Kbd } from '../../../../ui/kbd.tsx';
import { StatusNote } from '../../../../ui/status-bar.tsx';
import { TextButton } from '../../../../ui/text-button.tsx';
import classes from './check-notes.module.css';
import type { Mends } from './use-mends.ts';
import type { RowEdits } from './use-row-edits.ts';

type Props = { dryRun: DryRun; edits: RowEdits; mends: Pick<Mends, 'undo' | 'redo'> };

export function CheckNotes({ dryRun, edits, mends }: Props) {
  const { domain, name } = dryRun.matched;
  return (
    <StatusNote>
      <span>
        {t('{n, plural, one {# cell changes} other {# cells change}}', { n: dryRun.changed_cells })}
      </span>
      {dryRun.not_taken.length > 0 && (
        <span
          title={dryRun.not_taken
            .map(({ field, rows }) => `${labelOfPath(field)}: ${formatCount(rows)}`)
            .join(', ')}
        >
          {notTakenWords(dryRun)}
        </span>
      )}
      {edits.total > 0 && (
        <span>
          {t('{n, plural, one {# row} other {# rows}} mended or left out', { n: edits.total })}{' '}
          <TextButton disabled={edits.busy} onClick={edits.takeAllBack}>
            {t('Take all back')}
          </TextButton>
        </span>
      )}
      {mends.undo && <Act label={t('Undo')} keys="Mod Z" onAct={mends.undo} />}
      {mends.redo && <Act label={t('Redo')} keys="Mod Shift Z" onAct={mends.redo} />}
      {dryRun.decisions.map(({ column, question, message }) => (
        <span key={column} title={message}>
          {t(
            question === null
              ? '“{column}” decides how it is read'
              : '“{column}” does not decide how it is read',
            { column },
          )}
        </span>
      ))}
      <span className={classes['wide']}>
        {t('matched by domain {domain, number}, by name {name, number}', { domain, name })}
      </span>
    </StatusNote>
  );
}

/** Locked fields stay as they are; so do values that a source wrote which ranks above imports. */
function notTakenWords({ not_taken: notTaken }: DryRun): string {
  const cells = notTaken.reduce((sum, { rows }) => sum + rows, 0);
  const isLocked = notTaken.every(({ reason }) => reason === 'locked');
  return t(
    isLocked
      ? '{n, plural, one {# value is} other {# values are}} not taken: locked'
      : '{n, plural, one {# value is} other {# values are}} not taken',
    { n: cells },
  );
}

function Act({ label, keys, onAct }: { label: string; keys: string; onAct: () => void }) {
  return (
    <TextButton onClick={onAct}>
      {label} <Kbd keys={keys} />
    </TextButton>
  );
}
