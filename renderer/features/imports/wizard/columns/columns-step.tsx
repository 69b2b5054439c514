// Second step: what becomes of each column, and how the import treats what is already here.
import { useCallback, useMemo, useState } from 'react';
import type { Source, SourceColumn } from '../../../../../shared/schema/import.ts';
import { useKeys } from '../../../../lib/keys.ts';
import { InlineError } from '../../../../ui/message.tsx';
import { PageBody, SidePanel } from '../../../../ui/page.tsx';
import { StatusNote } from '../../../../ui/status-bar.tsx';
import { useNextKey } from '../../use-next-key.ts';
import { draftFor } from '../draft.ts';
import section from '../frame/section.module.css';
import { hasNoRows } from '../has-no-rows.ts';
import { useDraft } from '../use-draft.ts';
import { explainBlocker, findBlockers, placeOf } from './blockers.ts';
import { filterColumns, nextProblem, type Filter } from './column-filter.ts';
import { ColumnPanel } from './column-panel.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { ColumnsToolbar } from './columns-toolbar.tsx';
import { decide, mappingOf } from './mapping.ts';
import { RunBar } from './run-bar.tsx';
import { useRun } from './use-run.ts';

type Props = { source: Source; onBack: () => void };

export function ColumnsStep({ source, onBack }: Props) {
  const { columns } = source;
  const [kept, change] = useDraft(source.id);
  const draft = useMemo(() => draftFor(kept, columns), [kept, columns]);
  const { decisions, updateExisting, tags } = draft;
  const [filter, setFilter] = useState<Filter>('all');
  const [selected, setSelected] = useState<string | null>(columns[0]?.key ?? null);
  const shown = useMemo(() => filterColumns(columns, decisions, filter), [columns, decisions, filter]);
  const [blocker] = findBlockers(columns, decisions, { updateExisting });
  const { run, busy, error } = useRun(source.id);
  const [focusRequest, setFocusRequest] = useState<{ key: string } | null>(null);

  const choose = useCallback(
    (key: string, target: string) =>
      change((before) => ({ decisions: decide(before.decisions, key, target) })),
    [change],
  );
  const focusRow = (key: string) => {
    setSelected(key);
    setFocusRequest({ key });
  };
  const goTo = (column: SourceColumn | undefined) => {
    if (!column) return;
    setFilter('all');
    focusRow(column.key);
  };
  const goToProblem = () => {
    goTo(nextProblem(columns, decisions, selected) ?? columns[0]);
  };
  const next = () => {
    if (blocker) goTo(placeOf(blocker, columns, selected));
    else if (!hasNoRows(source))
      run({ mapping: mappingOf(columns, decisions), update_existing: updateExisting, tags: [...tags] });
  };
  useNextKey(next);
  useKeys({ 'Alt+ArrowLeft': onBack, F8: goToProblem });

  return (
    <>
      <PageBody>
        <section className={section['left']} aria-label="Columns of the file">
          <ColumnsToolbar
            columns={columns}
            decisions={decisions}
            filter={filter}
            onFilter={setFilter}
            onReset={() => change({ decisions: new Map() })}
          />
          <ColumnsTable
            columns={columns}
            shown={shown}
            decisions={decisions}
            selected={selected}
            focusRequest={focusRequest}
            onSelect={setSelected}
            onFocusRow={focusRow}
            onDecide={choose}
            onNextProblem={goToProblem}
          />
        </section>
        <SidePanel label="Values of the column">
          <ColumnPanel column={columns.find((column) => column.key === selected)} decisions={decisions} />
        </SidePanel>
      </PageBody>
      {(blocker ?? error) && (
        <div className={section['notice']}>
          <InlineError>{error?.message ?? (blocker && explainBlocker(blocker))}</InlineError>
        </div>
      )}
      <RunBar
        source={source}
        draft={draft}
        blocker={blocker}
        busy={busy}
        onChange={change}
        onBack={onBack}
        onNext={next}
      />
      <StatusNote>
        <span>Matched by domain, then by name</span>
      </StatusNote>
    </>
  );
}
