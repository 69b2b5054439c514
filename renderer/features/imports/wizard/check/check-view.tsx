// The body of the check: causes at the left, the rows at the right.
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DryRun } from '../../../../../shared/contract/imports.ts';
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
  const [fixing, setFixing] = useState<number | null>(null);
  const [comparing, setComparing] = useState(false);
  const fields = useMemo(() => tableFields(dryRun.fields.map(({ field }) => field)), [dryRun]);
  const total = view.total ?? 0;
  const gone = view.error instanceof ApiError && view.error.code === 'not_found';
  useEffect(() => {
    if (gone && !stale) onGone();
  }, [gone, stale, onGone]);

  const show = (wanted: Filter): void => {
    setActive(null);
    setFixing(null);
    setComparing(false);
    onFilter(wanted);
  };
  const open = useCallback((index: number | null): void => {
    if (index !== null) setActive(index);
    setFixing(index);
  }, []);
  const nextProblem = (): void => {
    if (dryRun.failed_count === 0) return;
    const isThere = isSameFilter(filter, failing) || filter.code !== undefined;
    if (!isThere) show(failing);
    setActive((now) => (isThere && now !== null && now + 1 < total ? now + 1 : 0));
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
        <section className={section['left']} aria-label="Rows of the file">
          <FilterBar
            ledger={ledgerOf(dryRun)}
            changed={dryRun.changed_fields}
            filter={filter}
            onFilter={show}
          />
          {view.error !== null && !gone ? (
            <ErrorMessage
              title="The rows could not be shown"
              error={toApiError(view.error)}
              onRetry={() => rows.retry()}
            />
          ) : (
            <CheckTable
              fields={fields}
              rows={rows}
              view={view}
              total={total}
              stale={stale}
              edits={props.edits}
              active={active}
              onActive={setActive}
              fixing={fixing}
              onFix={open}
              fix={fix}
              filter={filter}
            />
          )}
        </section>
      )}
    </>
  );
}
