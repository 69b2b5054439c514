/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see check-table.tsx: the grid has the focus and the keys */
// One cell of the dry run: a value, old and new, or a value that its field refuses.
import type { CompanyField } from '../../../../../shared/schema/company.ts';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import classes from './check-table.module.css';
import { lookOf, textOf, viewOf, type CellView } from './fields.ts';
import type { ShownRow } from './use-dry-rows.ts';

type Props = {
  row: ShownRow | null;
  field: CompanyField;
  edit: RowEdit | undefined;
  onFix: () => void;
};

export function CheckCell({ row, field, edit, onFix }: Props) {
  const base = `${classes['cell']} ${field === 'name' ? classes['pinned'] : ''}`;
  const { align } = lookOf(field);
  const cell = row?.cells[field];
  const error = row?.errors.find((one) => one.field === field);
  const mended = error === undefined ? undefined : edit?.cells?.[error.column ?? ''];
  if (row === null)
    return (
      <div role="gridcell" className={base} aria-label="loading">
        <span className={classes['loading']} />
      </div>
    );
  if (mended !== undefined)
    return (
      <div role="gridcell" className={base} data-align={align} data-look="mended" title="Being checked">
        <span className={classes['text']}>{mended === '' ? '–' : mended}</span>
      </div>
    );
  if (error)
    return (
      <div
        role="gridcell"
        className={base}
        data-align={align}
        data-look="bad"
        title={error.message}
        aria-invalid="true"
        onDoubleClick={onFix}
        onClick={onFix}
      >
        <span className={classes['text']}>{error.value ?? (textOf(field, cell?.after) || 'missing')}</span>
      </div>
    );
  const view: CellView = cell ? viewOf(field, cell) : { kind: 'same', text: '' };
  return (
    <div
      role="gridcell"
      className={base}
      data-align={align}
      data-look={lookOfCell(row, view)}
      title={titleOf(view)}
    >
      <Value view={view} isNew={row.fate === 'created'} />
    </div>
  );
}

function lookOfCell({ fate }: ShownRow, view: CellView): string | undefined {
  if (view.kind === 'same') return undefined;
  return fate === 'created' ? 'new' : 'changed';
}

function titleOf(view: CellView): string | undefined {
  if (view.kind === 'same') return view.text || undefined;
  if (view.kind === 'grown') return `${view.before}, added: ${view.added}`;
  return `${view.before || 'empty'} → ${view.after || 'empty'}`;
}

function Value({ view, isNew }: { view: CellView; isNew: boolean }) {
  if (view.kind === 'same') return view.text === '' ? <Empty /> : <Text>{view.text}</Text>;
  if (view.kind === 'grown')
    return (
      <>
        <Text>{view.before}</Text>
        <ins className={classes['new']}>+ {view.added}</ins>
      </>
    );
  if (isNew) return <Text>{view.after}</Text>;
  return (
    <>
      {view.before === '' ? (
        <span className={classes['empty']}>empty</span>
      ) : (
        <del className={classes['old']}>{view.before}</del>
      )}
      <span className={classes['arrow']} aria-hidden="true">
        →
      </span>
      {view.after === '' ? (
        <span className={classes['empty']}>empty</span>
      ) : (
        <ins className={classes['new']}>{view.after}</ins>
      )}
    </>
  );
}

const Empty = () => <span className={classes['empty']}>–</span>;

const Text = ({ children }: { children: string }) => <span className={classes['text']}>{children}</span>;
