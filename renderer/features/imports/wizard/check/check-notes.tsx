// The status bar of the check: cells that change, rows mended, and what rows were matched by.
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { labelOfPath } from '../../../../../shared/schema/field-path.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
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
      <span>{plural(dryRun.changed_cells, 'cell changes', 'cells change')}</span>
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
          {plural(edits.total, 'row mended or left out', 'rows mended or left out')}{' '}
          <TextButton disabled={edits.busy} onClick={edits.takeAllBack}>
            Take all back
          </TextButton>
        </span>
      )}
      {mends.undo && <Act label="Undo" keys="Mod Z" onAct={mends.undo} />}
      {mends.redo && <Act label="Redo" keys="Mod Shift Z" onAct={mends.redo} />}
      {dryRun.decisions.map(({ column, question, message }) => (
        <span key={column} title={message}>
          {question === null
            ? `“${column}” decides how it is read`
            : `“${column}” does not decide how it is read`}
        </span>
      ))}
      <span className={classes['wide']}>
        matched by domain {formatCount(domain)}, by name {formatCount(name)}
      </span>
    </StatusNote>
  );
}

/** Locked fields stay as they are; so do values that a source wrote which ranks above imports. */
function notTakenWords({ not_taken: notTaken }: DryRun): string {
  const cells = notTaken.reduce((sum, { rows }) => sum + rows, 0);
  const isLocked = notTaken.every(({ reason }) => reason === 'locked');
  return `${plural(cells, 'value is', 'values are')} not taken${isLocked ? ': locked' : ''}`;
}

function Act({ label, keys, onAct }: { label: string; keys: string; onAct: () => void }) {
  return (
    <TextButton onClick={onAct}>
      {label} <Kbd keys={keys} />
    </TextButton>
  );
}
