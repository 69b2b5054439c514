// One field of the record: its value, its lock and its source; edited in place with the editor that the list has for it.
import type { KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { Written } from '../../../../shared/schema/record.ts';
import { OptionChip } from '../../../ui/option-chip.tsx';
import { viewOf } from '../grid/cells/cell-view.ts';
import { LockMark, SourceMark } from '../../../ui/sources/source-mark.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import type { CellDraft } from '../grid/edit/row-edits.ts';
import { HeldEditor, type OnConflict } from '../grid/editors/held-editor.tsx';
import type { EditorProps } from '../grid/editors/editor.ts';
import { lockNote, sourceNote } from '../../../ui/sources/source-words.ts';
import { factValueLines, fieldLabel, valueWords } from './record-sections.ts';
import classes from './record.module.css';

export type FieldLineProps = {
  column: GridColumn;
  row: GridRow;
  value: unknown;
  draft: CellDraft | undefined;
  /** Where the value came from; undefined while it is not known, and for nothing. */
  source: Written | undefined;
  lock: Written | undefined;
  isSelected: boolean;
  isEditing: boolean;
  onSelect: () => void;
  onEdit: () => void;
  onKey: (event: KeyboardEvent) => void;
  onCommit: EditorProps['onCommit'];
  onLeave: (text: string, reason: string) => void;
  onConflict: OnConflict;
  onCancel: () => void;
};

export const fieldDomId = (path: string): string => `record-field-${path}`;

/** A fact: its first entry, or all of them. */
function Lines({ lines, isWhole }: { lines: readonly string[]; isWhole: boolean }) {
  const [first, ...others] = lines;
  if (first === undefined) return <span className={classes['empty']}>–</span>;
  if (!isWhole)
    return (
      <span className={classes['text']}>{others.length === 0 ? first : `${first} +${others.length}`}</span>
    );
  return (
    <span className={classes['whole']}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );
}

function Value({ column, value, isWhole }: { column: GridColumn; value: unknown; isWhole: boolean }) {
  const lines = factValueLines(column, value);
  if (lines !== null) return <Lines lines={lines} isWhole={isWhole} />;
  const view = viewOf(column.kind, value);
  if (view.type === 'empty') return <span className={classes['empty']}>–</span>;
  if (view.type === 'chips')
    return (
      <span className={classes['chips']}>
        {view.chips.map(({ label, color }) => (
          <OptionChip key={label} label={label} color={color} />
        ))}
      </span>
    );
  const isList = column.kind.type === 'list' && Array.isArray(value);
  if (isWhole && isList)
    return (
      <span className={classes['whole']}>
        {(value as string[]).map((entry) => (
          <span key={entry}>{entry}</span>
        ))}
      </span>
    );
  const more = view.more > 0 && !isWhole ? ` +${view.more}` : '';
  const words = isList ? view.text : valueWords(column, value);
  return <span className={isWhole ? classes['whole'] : classes['text']}>{`${words}${more}`}</span>;
}

export function FieldLine(props: FieldLineProps) {
  const { column, row, value, draft, source, lock, isSelected, isEditing } = props;
  const label = fieldLabel(column);
  if (isEditing)
    return (
      <div className={`${classes['field']} ${classes['selected']}`}>
        <span className={classes['label']}>{label}</span>
        <div className={classes['editor']}>
          <HeldEditor
            column={column}
            row={row}
            value={value}
            start={draft ? { type: 'draft', ...draft } : { type: 'value' }}
            onCommit={props.onCommit}
            onLeave={props.onLeave}
            onConflict={props.onConflict}
            onCancel={props.onCancel}
          />
        </div>
      </div>
    );
  const words = draft?.text ?? (valueWords(column, value) || t('empty'));
  const notes = [lock && lockNote(lock), source && sourceNote(source, source.at)].filter(Boolean);
  return (
    <>
      <button
        type="button"
        id={fieldDomId(column.path)}
        className={`${classes['field']} ${isSelected ? classes['selected'] : ''} ${draft ? classes['invalid'] : ''}`}
        aria-current={isSelected}
        aria-label={[`${label}: ${words}`, ...notes].join('. ')}
        title={isSelected || draft ? undefined : words}
        tabIndex={isSelected ? 0 : -1}
        onClick={() => (isSelected ? props.onEdit() : props.onSelect())}
        onKeyDown={props.onKey}
      >
        <span className={classes['label']}>{label}</span>
        {draft ? (
          <span className={classes['text']}>{draft.text}</span>
        ) : (
          <Value column={column} value={value} isWhole={isSelected} />
        )}
        <span className={classes['marks']}>
          {lock && <LockMark note={lockNote(lock)} />}
          {source && <SourceMark source={source.kind} note={sourceNote(source, source.at)} />}
        </span>
      </button>
      {draft && isSelected && (
        <p className={classes['reason']} role="alert">
          {draft.reason}
        </p>
      )}
    </>
  );
}
