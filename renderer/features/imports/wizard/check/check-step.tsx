// Third step: the import tried on the real data, with nothing written. What would happen to each row, why some fail, and
// the ways to mend them before anything is imported.
import { useMemo, useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { Source } from '../../../../../shared/schema/import.ts';
import type { ApiError } from '../../../../api/api-error.ts';
import { useKeys } from '../../../../lib/keys.ts';
import { ErrorMessage, InlineError } from '../../../../ui/message.tsx';
import { PageBody } from '../../../../ui/page.tsx';
import { useNextKey } from '../../use-next-key.ts';
import { draftFor } from '../draft.ts';
import section from '../frame/section.module.css';
import { choiceFor } from '../recipe/recipe-draft.ts';
import { runOptionsOf } from '../run-options.ts';
import { useDraft } from '../use-draft.ts';
import { withValues, type FailingGroup, type ValueMap } from './cause-rules.ts';
import { CheckBar } from './check-bar.tsx';
import { CheckNotes } from './check-notes.tsx';
import { CheckView } from './check-view.tsx';
import { Checking } from './checking.tsx';
import { DryLedger } from './dry-ledger.tsx';
import { allRows, type Filter } from './filter.ts';
import { OptionsDialog } from './options-dialog.tsx';
import { useDryRun } from './use-dry-run.ts';
import { useMends } from './use-mends.ts';
import { useRowEdits } from './use-row-edits.ts';
import { useRun } from './use-run.ts';

type Props = { source: Source; onBack: () => void };

export function CheckStep({ source, onBack }: Props) {
  const { columns } = source;
  const [kept, change] = useDraft(source.id);
  const draft = useMemo(() => draftFor(kept, columns), [kept, columns]);
  const options = useMemo(() => runOptionsOf(columns, draft), [columns, draft]);
  const tried = useDryRun(source.id, options);
  const edits = useRowEdits(source.id, tried.result?.dry_run_id ?? null, tried.again);
  const mends = useMends(edits, { rules: draft.rules, onRules: (rules) => change({ rules }) });
  const { run, busy, error } = useRun(source.id);
  const [filter, setFilter] = useState<Filter>(allRows);
  const [choosing, setChoosing] = useState<FailingGroup | null>(null);
  const [remember, setRemember] = useState(true);
  const [problem, setProblem] = useState<ApiError | null>(null);
  const { result, checking } = tried;
  const settled = result !== null && !checking && !edits.busy;

  const mapValues = ({ column }: FailingGroup, values: ValueMap) => {
    if (column !== null) mends.decide(withValues(draft.rules, column, values, remember));
  };
  const next = () => {
    if (settled && result.created_count + result.updated_count > 0)
      run({ ...options, recipe: choiceFor(source) });
  };
  useNextKey(next);
  useKeys({
    'Alt+ArrowLeft': onBack,
    'Mod+z': () => mends.undo?.(),
    'Mod+Shift+z': () => mends.redo?.(),
  });

  const failure = error ?? edits.error ?? problem ?? (result === null ? null : tried.error);
  return (
    <>
      {result !== null && <DryLedger dryRun={result} tried={tried} />}
      <PageBody>
        {result !== null && (
          <CheckView
            source={source}
            dryRun={result}
            stale={!settled || busy}
            filter={filter}
            onFilter={setFilter}
            edits={edits}
            fix={mends.fix}
            remember={remember}
            onRemember={setRemember}
            onMapValues={mapValues}
            onChoose={setChoosing}
            onMerged={edits.reload}
            onGone={tried.again}
          />
        )}
        {result === null && tried.error === null && (
          <Checking progress={tried.progress} onStop={tried.stop} />
        )}
        {result === null && tried.error !== null && (
          <ErrorMessage title={t('The file was not checked')} error={tried.error} onRetry={tried.again} />
        )}
      </PageBody>
      {failure && (
        <div className={section['notice']}>
          <InlineError>{failure.message}</InlineError>
        </div>
      )}
      <CheckBar
        fileName={source.file_name}
        dryRun={result}
        checking={!settled}
        busy={busy}
        onBack={onBack}
        onNext={next}
        onProblem={setProblem}
      />
      {result !== null && <CheckNotes dryRun={result} edits={edits} mends={mends} />}
      {choosing && (
        <OptionsDialog
          group={choosing}
          remember={remember}
          onRemember={setRemember}
          onClose={() => setChoosing(null)}
          onDone={(values) => {
            mapValues(choosing, values);
            setChoosing(null);
          }}
        />
      )}
    </>
  );
}
