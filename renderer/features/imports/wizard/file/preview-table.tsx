// The raw cells with their physical line numbers. Columns are virtual: a file may have two thousand of them.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import { countedIn } from './format-options.ts';
import { columnWidths, differingCells } from './preview-layout.ts';
import { PreviewRowView } from './preview-row.tsx';
import { useLineFocus } from './use-line-focus.ts';
import classes from './preview-table.module.css';

/** Width of the line numbers, in px; the header's says "Header" before its number. */
const gutterFor = (source: Source): number => ((source.dialect.header_line ?? 0) > 99 ? 84 : 56);
/** Until the window has measured itself. */
const initialRect = { width: 1200, height: 600 };

type Props = { source: Source; busy: boolean; onHeaderLine: (line: number) => void };

export function PreviewTable({ source, busy, onHeaderLine }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const gutter = gutterFor(source);
  const widths = useMemo(() => columnWidths(source.preview), [source.preview]);
  const marks = useMemo(() => differingCells(source), [source]);
  const { tabStop, onKeyDown, onFocus } = useLineFocus(source);
  // No compiler memoises this component; the virtualiser's functions may change as they do.
  // oxlint-disable-next-line react/incompatible-library
  const columns = useVirtualizer({
    horizontal: true,
    count: widths.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? 0,
    // Reading the file anew changes the widths; a key of their own makes the virtualiser forget the old ones.
    getItemKey: (index) => `${index}:${widths[index]}`,
    paddingStart: gutter,
    overscan: 6,
    initialRect,
  });
  const visible = columns.getVirtualItems();
  const before = (visible[0]?.start ?? gutter) - gutter;
  const after = columns.getTotalSize() - (visible.at(-1)?.end ?? gutter);
  const firstAbove = source.preview.find((row) => row.kind === 'above')?.line;
  return (
    <div
      className={classes['scroll']}
      ref={scroller}
      aria-busy={busy}
      data-busy={busy}
      role="presentation"
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <table
        className={classes['raw']}
        style={{ width: columns.getTotalSize() }}
        aria-label={t('First lines of the file')}
        aria-colcount={widths.length + 1}
      >
        <colgroup>
          <col style={{ width: gutter }} />
          {before > 0 && <col style={{ width: before }} />}
          {visible.map((column) => (
            <col key={column.key} style={{ width: column.size }} />
          ))}
          {after > 0 && <col style={{ width: after }} />}
          <col />
        </colgroup>
        <tbody>
          {source.preview.map((row) => (
            <PreviewRowView
              key={row.line}
              row={row}
              delimiter={source.dialect.delimiter}
              columns={visible}
              before={before > 0}
              after={after > 0}
              marks={marks}
              explained={row.line === firstAbove}
              counted={countedIn(source)}
              inTabOrder={row.line === tabStop}
              onHeaderLine={onHeaderLine}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
