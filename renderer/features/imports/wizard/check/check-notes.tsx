// The status bar of the check: cells that change, rows mended, and what rows were matched by.
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { formatCount, plural } from '../../../../lib/format.ts';
import { StatusNote } from '../../../../ui/status-bar.tsx';
import classes from './check-notes.module.css';
import type { RowEdits } from './use-row-edits.ts';

export function CheckNotes({ dryRun, edits }: { dryRun: DryRun; edits: RowEdits }) {
  const { domain, name } = dryRun.matched;
  return (
    <StatusNote>
      <span>{plural(dryRun.changed_cells, 'cell changes', 'cells change')}</span>
      {edits.total > 0 && (
        <span>
          {plural(edits.total, 'row mended or left out', 'rows mended or left out')}{' '}
          <button type="button" className={classes['link']} disabled={edits.busy} onClick={edits.takeAllBack}>
            Take all back
          </button>
        </span>
      )}
      <span className={classes['wide']}>
        matched by domain {formatCount(domain)}, by name {formatCount(name)}
      </span>
    </StatusNote>
  );
}
