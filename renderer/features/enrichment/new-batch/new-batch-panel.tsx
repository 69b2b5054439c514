// A batch in the making: which records, who is asked in which order, what becomes of the answers, what it may cost.
import { ActionIcon, Button, Checkbox, Radio, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import {
  enrichmentLimits,
  type ApplyMode,
  type EnrichBatch,
  type Estimate,
  type ProviderInfo,
} from '../../../../shared/schema/enrichment.ts';
import { toApiError } from '../../../api/api-error.ts';
import { useKeys } from '../../../lib/keys.ts';
import { formatEuros } from '../../../lib/money.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { leavesOnEscape } from '../../../ui/leaves-on-escape.ts';
import { InlineError } from '../../../ui/message.tsx';
import { Spacer } from '../../../ui/page.tsx';
import { ProviderKeyDialog } from '../../../ui/providers/provider-key-dialog.tsx';
import { EstimatePart } from './estimate-part.tsx';
import { useDraft, type Draft } from './use-draft.ts';
import { WaterfallList } from './waterfall-list.tsx';
import { WhenFields } from './when-fields.tsx';
import classes from './new-batch.module.css';

const modes: { value: ApplyMode; label: string }[] = [
  { value: 'review', label: t('Review first. Nothing is written.') },
  { value: 'fill_empty', label: t('Fill empty fields') },
  { value: 'overwrite', label: t('Overwrite, except locked and typed values') },
];

type Props = { onClose: (started?: EnrichBatch) => void };

export function NewBatchPanel({ onClose }: Props) {
  const draft = useDraft(onClose);
  const { which, steps, estimate, budget, error } = draft;
  const [keyFor, setKeyFor] = useState<ProviderInfo | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  useKeys({ 'Mod+Enter': draft.go });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere inside
    <aside className={classes['panel']} aria-label={t('New batch')} onKeyDown={leavesOnEscape(onClose)}>
      <header className={classes['head']}>
        <h2>{t('New batch')}</h2>
        <ActionIcon size={24} aria-label={t('Close')} title={t('Close (Esc)')} onClick={() => onClose()}>
          <IconX size={14} stroke={1.4} />
        </ActionIcon>
      </header>
      <div className={classes['body']}>
        <Select
          label={t('What')}
          data={which.options}
          value={which.value}
          onChange={(value) => which.setChosen(value)}
          ref={first}
        />
        {estimate && <p className={classes['fine']}>{recordWords(estimate)}</p>}
        <p className={classes['label']}>{t('Providers, asked in this order')}</p>
        <WaterfallList
          steps={steps}
          onOrder={(order) => draft.setWaterfall((before) => ({ ...before, order }))}
          onChange={(code, change) =>
            draft.setWaterfall((before) => ({
              ...before,
              changes: { ...before.changes, [code]: { ...before.changes[code], ...change } },
            }))
          }
          onKey={setKeyFor}
        />
        <Radio.Group
          label={t('Then')}
          value={draft.apply}
          onChange={(value) => draft.setApply(modeOf(value))}
        >
          <div className={classes['modes']}>
            {modes.map((mode) => (
              <Radio key={mode.value} {...mode} />
            ))}
          </div>
        </Radio.Group>
        <Checkbox
          className={classes['again']}
          label={t('Ask again even where an answer is kept')}
          description={t('An answer is kept for 30 days and costs nothing. Asked again, it costs again.')}
          checked={draft.forceRefresh}
          onChange={(event) => draft.setForceRefresh(event.currentTarget.checked)}
        />
        {draft.isNobody && <InlineError>{t('Nobody is asked. Turn a provider on.')}</InlineError>}
        <WhenFields schedule={draft.schedule} usualName={which.target.name} onSchedule={draft.setSchedule} />
        {error && <InlineError>{toApiError(error).message}</InlineError>}
        {estimate && (
          <EstimatePart
            estimate={estimate}
            budget={budget}
            of={draft.schedule === null ? 'batch' : 'run'}
            draft={draft.budgetDraft}
            onDraft={draft.setBudgetDraft}
          />
        )}
      </div>
      <Foot draft={draft} />
      {keyFor && <ProviderKeyDialog provider={keyFor} opened onClose={() => setKeyFor(null)} />}
    </aside>
  );
}

const modeOf = (value: string): ApplyMode => modes.find((mode) => mode.value === value)?.value ?? 'review';

const recordWords = ({ records, withoutInputs }: Estimate): string =>
  withoutInputs === 0
    ? t('{records, plural, one {# record} other {# records}}', { records })
    : t(
        '{records, plural, one {# record} other {# records}}, {withoutInputs, number} of them with nothing to search by.',
        { records, withoutInputs },
      );

function Foot({ draft: { schedule, estimate, budget, start, canStart, ...draft } }: { draft: Draft }) {
  const sample = Math.min(enrichmentLimits.sample, estimate?.records ?? enrichmentLimits.sample);
  const isFree = !estimate || estimate.worstCents === 0;
  const share =
    estimate && estimate.records > 0 ? Math.ceil((estimate.worstCents * sample) / estimate.records) : 0;
  const amount = formatEuros(budget ?? 0);
  return (
    <footer className={classes['foot']}>
      <Button disabled={!canStart} onClick={() => start.mutate({ sample })}>
        {isFree
          ? t('Try {n, number}', { n: sample })
          : t('Try {n, number} for {amount}', {
              n: sample,
              amount: formatEuros(Math.min(share, budget ?? share)),
            })}
      </Button>
      <Spacer />
      <Button
        variant="filled"
        disabled={!draft.canGo}
        loading={draft.isPending}
        onClick={draft.go}
        rightSection={<Kbd keys="Mod ↵" />}
      >
        {schedule === null
          ? isFree
            ? t('Start, free')
            : t('Start, at most {amount}', { amount })
          : isFree
            ? t('Schedule, free')
            : t('Schedule, {amount} a run', { amount })}
      </Button>
    </footer>
  );
}
