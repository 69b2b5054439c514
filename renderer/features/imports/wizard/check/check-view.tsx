// The body of the check: causes at the left, the rows at the right.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DryRun } from '../../../../../shared/contract/imports.ts';
import { t } from '../../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import { ApiError, toApiError } from '../../../../api/api-error.ts';
import { useKeys } from '../../../../lib/keys.ts';
import { ErrorMessage } from '../../../../ui/message.tsx';
import { ledgerOf } from '../../job/ledger.ts';
import section from '../frame/section.module.css';
import type { FailingGroup, ValueMap } from './cause-rules.ts';
import { CausePanel } from './cause-panel.tsx';
import { DuplicatesView } from './duplicates/duplicates-view.tsx';
import { CheckTable } from './check-table.tsx';
import { columnsByField, faultAt, firstToMend, isEditable, nextField, type OpenCell } from './editing.ts';
import { tableFields } from './fields.ts';
import { allRows, isSameFilter, type Filter } from './filter.ts';
import { FilterBar } from './filter-bar.tsx';
import type { Fix } from './fix.ts';
import { useDryRows } from './use-dry-rows.ts';
import type { RowEdits } from './use-row-edits.ts';

type Props = {
  source: Source;
  dryRun: DryRun;
  stale: boolean;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  edits: RowEdits;
  fix: Fix;
  /** Whether values that are mended in all their rows go into the recipe. */
  remember: boolean;
  onRemember: (remember: boolean) => void;
  onMapValues: (group: FailingGroup, values: ValueMap) => void;
  onChoose: (group: FailingGroup) => void;
  /** Rows were put together: edits and result are others now. */
  onMerged: () => void;
  /** The backend has let go of this result. */
  onGone: () => void;
};

const failing: Filter = { fate: 'failed' };

export function CheckView(props: Props) {
  const { dryRun, stale, filter, onFilter, fix, onMerged, onGone } = props;
  const { rows, view } = useDryRows(dryRun.dry_run_id, filter);
  const [active, setActive] = useState<number | null>(null);
  const [field, setField] = useState<FieldPath | null>(null);
  const [open, setOpen] = useState<OpenCell | null>(null);
  const [comparing, setComparing] = useState(false);
  const fields = useMemo(() => tableFields(dryRun.fields.map(({ field }) => field)), [dryRun]);
  const columns = useMemo(() => columnsByField(dryRun), [dryRun]);
  const total = view.total ?? 0;
  const gone = view.error instanceof ApiError && view.error.code === 'not_found';
  useEffect(() => {
    if (gone && !stale) onGone();
  }, [gone, stale, onGone]);

  const show = (wanted: Filter): void => {
    setActive(null);
    setField(null);
    setOpen(null);
    setComparing(false);
    onFilter(wanted);
  };
  const activate = useCallback((index: number, chosen?: FieldPath): void => {
    setActive(index);
    if (chosen !== undefined) setField(chosen);
  }, []);
  const openCell = useCallback(
    (index: number, chosen: FieldPath | null): void => {
      const row = view.rowAt(index);
      const wanted = row && (chosen ?? firstToMend(row, fields, columns));
      if (!row || wanted === null) return;
      activate(index, wanted);
      if (faultAt(row, wanted, fields) !== null || isEditable(wanted, columns))
        setOpen({ index, row: row.row_number, field: wanted });
    },
    [view, fields, columns, activate],
  );
  const close = useCallback(
    (step?: 1 | -1): void => {
      const beside = open && step ? nextField(open.field, step, fields, columns) : null;
      if (open && beside) {
        setField(beside);
        setOpen({ ...open, field: beside });
      } else setOpen(null);
    },
    [open, fields, columns],
  );
  const nextProblem = (): void => {
    if (dryRun.failed_count === 0) return;
    const isThere = isSameFilter(filter, failing) || filter.code !== undefined;
    if (!isThere) show(failing);
    setActive((now) => (isThere && now !== null && now + 1 < total ? now + 1 : 0));
    // Opened by Enter at what is wrong with it.
    setField(null);
  };
  const leaveOut = (): void => {
    const row = active === null ? null : view.rowAt(active);
    if (!row) return;
    if (row.code === 'left_out') fix.takeBack(row);
    else fix.leaveOut(row);
  };
  useKeys({ F8: nextProblem, 'Mod+Delete': leaveOut });

  return (
    <>
      <CausePanel
        dryRun={dryRun}
        filter={filter}
        onFilter={show}
        remember={props.remember}
        onRemember={props.onRemember}
        onMapValues={props.onMapValues}
        onChoose={props.onChoose}
        onCompare={() => {
          show(allRows);
          setComparing(true);
        }}
      />
      {comparing ? (
        <DuplicatesView
          dryRunId={dryRun.dry_run_id}
          fields={fields}
          stale={stale}
          onMerged={onMerged}
          onClose={() => setComparing(false)}
        />
      ) : (
        <section className={section['left']} aria-label={t('Rows of the file')}>
          <FilterBar
            ledger={ledgerOf(dryRun)}
            changed={dryRun.changed_fields}
            filter={filter}
            onFilter={show}
          />
          {view.error !== null && !gone ? (
            <ErrorMessage
              title={t('The rows could not be shown')}
              error={toApiError(view.error)}
              onRetry={() => rows.retry()}
            />
          ) : (
            <CheckTable
              fields={fields}
              rows={rows}
              view={view}
              total={total}
              sourceId={props.source.id}
              columns={columns}
              edits={props.edits}
              active={active}
              field={field}
              onActive={activate}
              open={open}
              onOpen={openCell}
              onClose={close}
              fix={fix}
              filter={filter}
            />
          )}
        </section>
      )}
    </>
  );
}
