// Asks providers about one company or person again, and shows what would change before anything is written. The name is kept unless
// told otherwise: the opposite of what the API does where nothing is said. Mounted once for the window.
import { Button, Modal } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { RefreshAnswer } from '../../../../shared/schema/entity.ts';
import { toApiError } from '../../../api/api-error.ts';
import { bulkRefreshTarget, refreshTarget, type RefreshTarget } from '../../../lib/refresh-target.ts';
import { formatEuros } from '../../../lib/money.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { toastStep } from '../../../ui/steps/step-toast.tsx';
import { nameEffect, profileEffects, ruleWords } from './effect-words.tsx';
import { KeepPart } from './keep-part.tsx';
import { PlanPart } from './plan-part.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { againWords } from './bulk-words.ts';
import { basicWords, ScopePart } from './scope-part.tsx';
import { useRefreshDialog, type RefreshState } from './use-refresh-dialog.ts';
import classes from './refresh.module.css';

export function RefreshDialog() {
  const target = refreshTarget.use();
  const many = bulkRefreshTarget.use();
  if (many !== null) return <BulkDialog target={many} onClose={() => bulkRefreshTarget.set(null)} />;
  if (target === null) return null;
  return <Dialog key={target.id} target={target} onClose={() => refreshTarget.set(null)} />;
}

function askWords({ cents, whom: { length: n }, asking }: RefreshState): string {
  const price = formatEuros(cents);
  if (cents === 0) return t('Ask {n, plural, one {# provider} other {# providers}}', { n });
  return asking.depth === 0
    ? t('Ask {n, plural, one {# provider} other {# providers}}, up to {price}', { n, price })
    : t('Ask {n, plural, one {# provider} other {# providers}}, up to {price} for each company', {
        n,
        price,
      });
}

function applyWords({ plan, shareholders }: RefreshState): string {
  if (plan && plan.taken > 0)
    return t('Apply {n, plural, one {# change} other {# changes}}', { n: plan.taken });
  if (shareholders > 0)
    return t('Refresh {n, plural, one {# shareholder} other {# shareholders}}', { n: shareholders });
  return t('Nothing to apply');
}

function doneWords({ changes, entity: { name } }: RefreshAnswer): string {
  const n = changes.filter(({ kept }) => kept === undefined).length;
  return t(
    'Refreshed {name}: {n, plural, =0 {nothing changed} one {# value changed} other {# values changed}}.',
    { name, n },
  );
}

type Props = { target: RefreshTarget; onClose: () => void };

function Dialog({ target, onClose }: Props) {
  const state = useRefreshDialog(target, (answer) => {
    toastStep(doneWords(answer), answer.stepId ?? undefined);
    onClose();
  });
  const { name } = state.known;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    state.submit();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size={1064}
      classNames={{
        content: classes['dialog'] ?? '',
        header: classes['head'] ?? '',
        body: classes['body'] ?? '',
      }}
      title={
        <>
          <span className={classes['title']}>{t('Refresh {name}', { name })}</span>
          <span className={classes['subtitle']}>
            {t('Asks the registries again and shows what would change. Nothing is written until you apply.')}
          </span>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears Ctrl Enter from anywhere within */}
      <div className={classes['all']} onKeyDown={onKeyDown}>
        <Sides target={{ ...target, name }} state={state} />
        <Foot state={state} onClose={onClose} />
      </div>
    </Modal>
  );
}

function Sides({ target, state }: { target: RefreshTarget; state: RefreshState }) {
  const { known, asking, keeping, plans, runsRules } = state;
  const profile = asking.scope === 'basic_data' ? keeping.profile : null;
  const labelOf = (code: string): string => {
    const provider = known.all.find((one) => one.code === code);
    return provider ? t(provider.label) : code;
  };
  return (
    <div className={classes['sides']}>
      <div className={classes['options']}>
        {known.error && <InlineError>{toApiError(known.error).message}</InlineError>}
        <ScopePart
          {...known}
          basicHint={basicWords(target.entity, known)}
          asking={asking}
          onChange={state.setAsking}
        />
        <KeepPart
          entity={target.entity}
          asking={asking}
          keeping={keeping}
          runsRules={runsRules}
          words={{
            name: nameEffect(target.name, keeping.isNameKept, plans),
            profile: profileEffects(profile, plans),
            rules: ruleWords(plans?.[profile ?? 'leave'], runsRules),
            noDepth: t('This company only.'),
          }}
          onAsking={state.setAsking}
          onKeeping={state.setKeeping}
          onRules={state.setRunsRules}
        />
      </div>
      <PlanPart
        {...state.asked}
        plan={state.plan}
        planError={state.planError}
        problem={state.problem}
        askWords={askWords(state)}
        againWords={againWords({ of: asking.depth === 0 ? 'all' : 'each', cents: state.cents })}
        labelOf={labelOf}
        lockedBy={known.lockedBy}
      />
    </div>
  );
}

function Foot({ state, onClose }: { state: RefreshState; onClose: () => void }) {
  const { apply, isReady, submit } = state;
  return (
    <footer className={classes['foot']}>
      {apply.error ? (
        <InlineError>{toApiError(apply.error).message}</InlineError>
      ) : (
        <p>{t('One undo step. The raw answer is kept with the record.')}</p>
      )}
      <Button variant="subtle" onClick={onClose} rightSection={<Kbd keys="Esc" />}>
        {t('Cancel')}
      </Button>
      <Button
        variant="filled"
        disabled={!isReady}
        loading={apply.isPending}
        onClick={submit}
        {...(isReady && { rightSection: <Kbd keys="Mod Enter" /> })}
      >
        {applyWords(state)}
      </Button>
    </footer>
  );
}
