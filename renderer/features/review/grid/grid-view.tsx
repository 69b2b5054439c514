// The review as a grid: cells, rows and columns are selected and decided together.
import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { ReviewFilter } from '../../../../shared/schema/review.ts';
import { toApiError } from '../../../api/api-error.ts';
import { useKeys } from '../../../lib/keys.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { ErrorMessage, InlineError, Loading } from '../../../ui/message.tsx';
import { PageBody } from '../../../ui/page.tsx';
import { useListScroll } from '../../../ui/rows/use-list-scroll.ts';
import { BulkBar } from '../bulk-bar.tsx';
import { EditDialog } from '../edit-dialog.tsx';
import { NothingHere } from '../nothing-here.tsx';
import { fieldName } from '../review-words.ts';
import type { ViewProps } from '../view-props.ts';
import type { KeptRecord } from '../kept-records.ts';
import classes from '../review.module.css';
import { countCells } from './grid-selection.ts';
import { gridHeadHeight, gridRowHeight, ReviewGrid } from './review-grid.tsx';
import { useColumns } from './use-columns.ts';
import { useGridReview } from './use-grid-review.ts';
import { useMatrices } from './use-matrices.ts';

/** So many rows before the end the next page is asked for. */
const ahead = 40;

export function GridView(props: ViewProps) {
  const { records, error, retry } = props.list;
  const columns = useColumns(props.batch.entity, props.overview, props.tab, props.narrowed);
  if (error)
    return (
      <ErrorMessage title={t('The records could not be loaded')} error={toApiError(error)} onRetry={retry} />
    );
  if (!records) return <Loading label={t('Loading the proposals')} />;
  if (records.length === 0 || columns.length === 0) return <NothingHere overview={props.overview} />;
  const { tab, narrowed } = props;
  return <Filled key={JSON.stringify([tab, narrowed])} {...props} records={records} columns={columns} />;
}

type FilledProps = ViewProps & { records: readonly KeptRecord[]; columns: readonly string[] };

function Filled(props: FilledProps) {
  const { batch, overview, tab, narrowed, list, chosen, busy, onBulk, records, columns } = props;
  const element = useRef<HTMLDivElement>(null);
  const scroll = useListScroll(element, {
    rows: records.length,
    rowHeight: gridRowHeight,
    headHeight: gridHeadHeight,
  });
  const items = scroll.virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { more, isWhole } = list;
  useEffect(() => {
    if (last + ahead > records.length) more();
  }, [last, records.length, more]);
  const wanted: ReviewFilter = {
    ...narrowed,
    ...(tab === 'conflicts' || tab === 'fills' ? { relation: tab } : {}),
  };
  const itemIds = records.map(({ itemId }) => itemId);
  const { error, peek, load } = useMatrices(batch.id, itemIds, items[0]?.index ?? 0, last);
  const grid = useGridReview({
    batchId: batch.id,
    itemIds,
    columns,
    wanted,
    isWhole,
    startRow: Math.max(itemIds.indexOf(chosen ?? ''), 0),
    peek,
    load,
    onBulk,
    onOpen(itemId) {
      props.onChosen(itemId);
      props.onView(undefined);
    },
  });
  useKeys(grid.keys);
  return (
    <>
      {error && <InlineError>{toApiError(error).message}</InlineError>}
      <PageBody>
        <ReviewGrid
          batchId={batch.id}
          entity={batch.entity}
          tab={tab}
          records={records}
          columns={columns}
          wanted={wanted}
          scroll={scroll}
          element={element}
          selection={grid.selection}
          range={grid.range}
          focusKeys={grid.focusKeys}
          onSelect={grid.select}
          onEdit={grid.edit}
        />
      </PageBody>
      <BulkBar
        overview={overview}
        narrowed={narrowed}
        busy={busy}
        lead={<SelectionActs grid={grid} />}
        onBulk={onBulk}
      />
      {grid.editing && (
        <EditDialog
          key={grid.editing.cell.id}
          field={grid.editing.field}
          label={fieldName(batch.entity, grid.editing.field.field)}
          value={grid.editing.cell.value}
          onValue={grid.acceptChanged}
          onClose={grid.closeEdit}
        />
      )}
    </>
  );
}

function SelectionActs({ grid }: { grid: ReturnType<typeof useGridReview> }) {
  const { selection, range, accept, reject } = grid;
  return (
    <>
      <span className={classes['label']}>
        {selection.span === 'columns' || selection.span === 'all'
          ? t('Selection, {n, plural, one {# whole column} other {# whole columns}}', {
              n: range.right - range.left + 1,
            })
          : t('Selection, {n, plural, one {# cell} other {# cells}}', { n: countCells(range) })}
      </span>
      <Button onClick={accept} rightSection={<Kbd keys="A" />}>
        {t('Accept')}
      </Button>
      <Button onClick={reject} rightSection={<Kbd keys="R" />}>
        {t('Reject')}
      </Button>
    </>
  );
}
