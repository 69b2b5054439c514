// One physical line of the file, as cells; a line above the header as it stands.
import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { t, tc } from '../../../../../shared/messages/message.ts';
import type { PreviewRow } from '../../../../../shared/schema/import.ts';
import type { Counted } from './format-options.ts';
import { cellMark, rawLine, sheetLine, type CellMarks } from './preview-layout.ts';
import classes from './preview-table.module.css';

type Props = {
  row: PreviewRow;
  delimiter: string;
  columns: readonly VirtualItem[];
  /** Whether columns are left out at either side. */
  before: boolean;
  after: boolean;
  marks: CellMarks;
  /** The first line above the header says what becomes of such lines. */
  explained: boolean;
  /** What its number counts. Records have their names from themselves: no row of them can be the header. */
  counted: Counted;
  inTabOrder: boolean;
  onHeaderLine: (line: number) => void;
};

/** A cell may hold a million characters; nobody reads them here. */
const shownCharacters = 300;
const hintCharacters = 2000;

const show = (cell: string): string => cell.slice(0, shownCharacters).replaceAll(/\r\n|\r|\n/g, ' ↵ ');

function PreviewRowPlain(props: Props) {
  const { row, columns, before, after } = props;
  return (
    <tr data-kind={row.kind} aria-rowindex={Math.max(1, row.line)}>
      <LineNumber {...props} />
      {row.kind === 'above' ? (
        <td colSpan={columns.length + 1 + Number(before) + Number(after)}>
          {show(props.counted === 'row' ? sheetLine(row.cells) : rawLine(row, props.delimiter))}
          {props.explained && (
            <span className={classes['tag']}>
              {t('above the header, kept with the import, not imported')}
            </span>
          )}
        </td>
      ) : (
        <Cells {...props} />
      )}
    </tr>
  );
}

export const PreviewRowView = memo(PreviewRowPlain);

function LineNumber({ row, counted, inTabOrder, onHeaderLine }: Props) {
  const isHeader = row.kind === 'header';
  if (counted === 'record') {
    return (
      <th scope="row" className={classes['line']}>
        <span className={classes['number']}>{isHeader ? t('Names') : row.line}</span>
      </th>
    );
  }
  return (
    <th scope="row" className={classes['line']}>
      <button
        type="button"
        data-line={row.line}
        tabIndex={inTabOrder ? 0 : -1}
        aria-pressed={isHeader}
        aria-label={t(
          isHeader
            ? '{counted, select, row {Row} other {Line}} {line}, the header'
            : 'Make {counted, select, row {row} other {line}} {line} the header',
          { counted, line: row.line },
        )}
        onClick={() => {
          if (!isHeader) onHeaderLine(row.line);
        }}
      >
        {isHeader && <span className={classes['headerMark']}>{tc('mark', 'Header')}</span>}
        {row.line}
      </button>
    </th>
  );
}

function Cells({ row, counted, columns, before, after, marks }: Props) {
  const Cell = row.kind === 'header' ? 'th' : 'td';
  return (
    <>
      {before && <td aria-hidden="true" />}
      {columns.map(({ key, index }) => {
        const cell = row.cells[index] ?? '';
        return (
          <Cell
            key={key}
            aria-colindex={index + 2}
            title={cell.slice(0, hintCharacters)}
            {...(row.kind === 'header' ? { scope: 'col' } : {})}
            {...(marks.has(cellMark(row.line, index)) ? { 'data-differs': true } : {})}
          >
            {row.kind === 'blank' && index === 0 ? (
              <span className={classes['blank']}>
                {t('blank {counted, select, row {row} record {record} other {line}}', { counted })}
              </span>
            ) : (
              show(cell)
            )}
          </Cell>
        );
      })}
      {after && <td aria-hidden="true" />}
      <td className={classes['filler']} aria-hidden="true" />
    </>
  );
}
