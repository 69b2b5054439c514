// The marks at the end of a cell: whether a person locked it, and where its value came from.
import { LockMark, SourceMark } from '../../../../ui/sources/source-mark.tsx';
import type { CellMark } from '../columns/grid-column.ts';
import classes from '../grid.module.css';

export function CellMarks({ mark: { locked, source, note = '' } }: { mark: CellMark }) {
  return (
    <span className={classes['marks']}>
      {locked === true && <LockMark />}
      {source !== undefined && <SourceMark source={source} note={note} />}
    </span>
  );
}
