// Second step: what becomes of each column, and how the import treats what is already here.
import { useCallback, useMemo, useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source, SourceColumn } from '../../../../../shared/schema/import.ts';
import type { ImportRules } from '../../../../../shared/schema/import-rules.ts';
import { useKeys } from '../../../../lib/keys.ts';
import { InlineError } from '../../../../ui/message.tsx';
import { PageBody, SidePanel } from '../../../../ui/page.tsx';
import { StatusNote } from '../../../../ui/status-bar.tsx';
import { useNextKey } from '../../use-next-key.ts';
import { draftFor } from '../draft.ts';
import section from '../frame/section.module.css';
import { hasNoRows } from '../has-no-rows.ts';
import { RecipeMenu } from '../recipe/recipe-menu.tsx';
import { useDraft } from '../use-draft.ts';
import { explainBlocker, findBlockers, placeOf } from './blockers.ts';
import { filterColumns, nextProblem, type Filter } from './column-filter.ts';
import { ColumnPanel } from './column-panel.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { ColumnsToolbar } from './columns-toolbar.tsx';
import { decide } from './mapping.ts';
import { withProfile } from './profile/fit-notes.ts';
import { useProfile } from './profile/use-profile.ts';
import { columnRule } from './profile/value-rules.ts';
import { answered } from './rules/column-questions.ts';
import { RuleProvider } from './rules/rule-context.ts';
import { useColumnRules } from './rules/use-column-rules.ts';
import { RunBar } from './run-bar.tsx';

type Props = { source: Source; onBack: () => void; onNext: () => void };

export function ColumnsStep({ source, onBack, onNext }: Props) {
  const [kept, change] = useDraft(source.id);
  const draft = useMemo(() => draftFor(kept, source.columns), [kept, source.columns]);
  const profiles = useProfile(source.id);
  const { rules } = draft;
  const changeRules = useCallback(
    (alter: (rules: ImportRules) => ImportRules) => change((before) => ({ rules: alter(before.rules) })),
    [change],
  );
  const ruled = useColumnRules(source, draft, profiles.status, changeRules);
  const { joined } = ruled;
  const columns = useMemo(
    () =>
      ruled.columns.map((column) =>
        withProfile(column, answered(profiles.columns.get(column.key), rules), columnRule(rules, column.key)),
      ),
    [ruled.columns, profiles, rules],
  );
  const { decisions, updateExisting } = draft;
  const [filter, setFilter] = useState<Filter>('all');
  const [selected, setSelected] = useState<string | null>(columns[0]?.key ?? null);
  const shown = useMemo(
    () => filterColumns(columns, decisions, filter, joined),
    [columns, decisions, filter, joined],
  );
  const [blocker] = findBlockers(columns, decisions, { updateExisting, joined });
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
    goTo(nextProblem(columns, decisions, selected, joined) ?? columns[0]);
  };
  const next = () => {
    if (blocker) goTo(placeOf(blocker, columns, selected));
    else if (!hasNoRows(source)) onNext();
  };
  useNextKey(next);
  useKeys({ 'Alt+ArrowLeft': onBack, F8: goToProblem });

  return (
    <RuleProvider value={ruled.tools}>
      <PageBody>
        <section className={section['left']} aria-label={t('Columns of the file')}>
          <ColumnsToolbar
            columns={columns}
            decisions={decisions}
            filter={filter}
            onFilter={setFilter}
            onReset={() => change({ decisions: new Map() })}
            recipe={<RecipeMenu source={source} draft={draft} onDraft={change} />}
          />
          <ColumnsTable
            columns={columns}
            shown={shown}
            profiles={profiles}
            decisions={decisions}
            joined={joined}
            selected={selected}
            focusRequest={focusRequest}
            onSelect={setSelected}
            onFocusRow={focusRow}
            onDecide={choose}
            onNextProblem={goToProblem}
          />
        </section>
        <SidePanel label={t('Values of the column')}>
          <ColumnPanel
            key={selected}
            sourceId={source.id}
            column={columns.find((column) => column.key === selected)}
            decisions={decisions}
            profile={profiles.columns.get(selected ?? '')}
            rules={rules}
            onRules={changeRules}
            onDecide={choose}
          />
        </SidePanel>
      </PageBody>
      {blocker && (
        <div className={section['notice']}>
          <InlineError>{explainBlocker(blocker)}</InlineError>
        </div>
      )}
      <RunBar
        source={source}
        draft={draft}
        blocker={blocker}
        onChange={change}
        onBack={onBack}
        onNext={next}
      />
      <StatusNote>
        {profiles.status === 'ready' && source.row_count !== null && (
          <span>
            {t('Profile over all {n, plural, one {# row} other {# rows}}', { n: source.row_count })}
          </span>
        )}
        <span>{t('Matched by domain, then by name')}</span>
      </StatusNote>
    </RuleProvider>
  );
}
