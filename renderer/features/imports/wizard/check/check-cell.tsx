/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see check-table.tsx: the grid has the focus and the keys */
// One cell of the dry run: a value, old and new, or a value that its field refuses.
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { RowEditOrder } from '../../../../../shared/contract/dry-runs.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import classes from './check-table.module.css';
import { lookOf, textOf, viewOf, type CellView } from './fields.ts';
import type { ShownRow } from './use-dry-rows.ts';

type Props = {
  id: string;
  row: ShownRow | null;
  field: FieldPath;
  columns: readonly string[];
  edit: RowEdit | undefined;
  news: RowEditOrder | undefined;
  isActive: boolean;
  isEditable: boolean;
  onActive: () => void;
  onOpen: () => void;
};

export function CheckCell(props: Props) {
  const { id, row, field, columns, isActive, isEditable, onActive, onOpen } = props;
  const base = `${classes['cell']} ${field === 'name' ? classes['pinned'] : ''}`;
  if (row === null)
    return (
      <div role="gridcell" className={base} aria-label={t('loading')}>
        <span className={classes['loading']} />
      </div>
    );
  const { look, title, content } = shownIn(props, row);
  const isMended = columns.some((column) => hasText(props.edit, column));
  return (
    <div
      id={id}
      role="gridcell"
      className={base}
      data-align={lookOf(field).align}
      data-look={look}
      data-active={isActive}
      title={title}
      aria-invalid={look === 'bad' ? true : undefined}
      onClick={look === 'bad' ? onOpen : onActive}
      onDoubleClick={isEditable ? onOpen : undefined}
    >
      {isMended && <span className={classes['mark']} role="img" aria-label={t('Mended by you')} />}
      {content}
    </div>
  );
}

type Shown = { look: string | undefined; title: string | undefined; content: ReactNode };

function shownIn({ field, columns, news }: Props, row: ShownRow): Shown {
  const cell = row.cells[field];
  if (columns.some((column) => isNews(news, column))) {
    const text = columns.flatMap((column) => news?.cells?.[column] || []).join('; ');
    return { look: 'mended', title: t('Being checked'), content: <Text>{text || '–'}</Text> };
  }
  const error = row.errors.find((one) => one.field === field);
  if (error) {
    const text = error.value ?? (textOf(field, cell?.after) || t('missing'));
    return { look: 'bad', title: error.message, content: <Text>{text}</Text> };
  }
  const view: CellView = cell ? viewOf(field, cell) : { kind: 'same', text: '' };
  const note = row.notes.find((one) => one.field === field);
  if (note)
    return {
      look: lookOfCell(row, view),
      title: note.message,
      content: (
        <>
          <IconLock size={11} stroke={1.6} className={classes['lock']} role="img" aria-label={note.message} />
          <Value view={view} isNew={false} />
        </>
      ),
    };
  return {
    look: lookOfCell(row, view),
    title: titleOf(view),
    content: <Value view={view} isNew={row.fate === 'created'} />,
  };
}

const isNews = (order: RowEditOrder | undefined, column: string): boolean =>
  order?.cells !== undefined && Object.hasOwn(order.cells, column);

const hasText = (edit: RowEdit | undefined, column: string): boolean =>
  edit?.cells !== undefined && Object.hasOwn(edit.cells, column);

function lookOfCell({ fate }: ShownRow, view: CellView): string | undefined {
  if (view.kind === 'same') return undefined;
  return fate === 'created' ? 'new' : 'changed';
}

function titleOf(view: CellView): string | undefined {
  if (view.kind === 'same') return view.text || undefined;
  if (view.kind === 'grown') return t('{before}, added: {added}', view);
  return `${view.before || t('empty')} → ${view.after || t('empty')}`;
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
        <span className={classes['empty']}>{t('empty')}</span>
      ) : (
        <del className={classes['old']}>{view.before}</del>
      )}
      <span className={classes['arrow']} aria-hidden="true">
        →
      </span>
      {view.after === '' ? (
        <span className={classes['empty']}>{t('empty')}</span>
      ) : (
        <ins className={classes['new']}>{view.after}</ins>
      )}
    </>
  );
}

const Empty = () => <span className={classes['empty']}>–</span>;

const Text = ({ children }: { children: string }) => <span className={classes['text']}>{children}</span>;
