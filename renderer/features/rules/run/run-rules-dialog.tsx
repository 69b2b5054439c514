// Runs rules over many companies or people: which of them, and how many records each would match, before anything is written. The
// status bar shows how far the run is, and a word at its end takes it back. Mounted once for the window.
import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { toApiError } from '../../../api/api-error.ts';
import { rulesTarget, type ManyRecords } from '../../../lib/refresh-target.ts';
import { Kbd } from '../../../ui/kbd.tsx';
import { ErrorMessage, InlineError, Loading, Message } from '../../../ui/message.tsx';
import { PickRules } from './pick-rules.tsx';
import { useRunRules, type RunState } from './use-run-rules.ts';
import classes from './run.module.css';

export function RunRulesDialog() {
  const target = rulesTarget.use();
  return target && <Dialog target={target} onClose={() => rulesTarget.set(null)} />;
}

const titleOf = ({ entity, count: n }: ManyRecords): string =>
  entity === 'company'
    ? t('Run rules over {n, plural, one {# company} other {# companies}}', { n })
    : t('Run rules over {n, plural, one {# person} other {# people}}', { n });

type Props = { target: ManyRecords; onClose: () => void };

function Dialog({ target, onClose }: Props) {
  const state = useRunRules(target, onClose);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    state.submit();
  };
  return (
    <Modal opened onClose={onClose} title={titleOf(target)} size={760} onKeyDown={onKeyDown}>
      <div className={classes['all']}>
        <Body state={state} target={target} onClose={onClose} />
        <Foot state={state} onClose={onClose} />
      </div>
    </Modal>
  );
}

function Body({ state, target, onClose }: Props & { state: RunState }) {
  const { rules, error } = state;
  if (error)
    return (
      <ErrorMessage title={t('The rules do not load')} error={toApiError(error)} onRetry={state.retry} />
    );
  if (rules === null) return <Loading label={t('Loading the rules')} />;
  if (rules.length === 0)
    return (
      <Message title={t('No rule is on')}>
        <Link
          to="/settings/rules"
          search={target.entity === 'person' ? { of: 'person' } : {}}
          onClick={onClose}
        >
          {t('Rules')}
        </Link>
      </Message>
    );
  return <PickRules rules={rules} state={state} />;
}

function Foot({ state, onClose }: { state: RunState; onClose: () => void }) {
  const { start, picked } = state;
  const canStart = picked.size > 0;
  return (
    <footer className={classes['foot']}>
      {start.error ? (
        <InlineError>{toApiError(start.error).message}</InlineError>
      ) : (
        <p>{t('One undo step. The status bar shows how far it is.')}</p>
      )}
      <Button variant="subtle" onClick={onClose} rightSection={<Kbd keys="Esc" />}>
        {t('Cancel')}
      </Button>
      <Button
        variant="filled"
        disabled={!canStart}
        loading={start.isPending}
        onClick={state.submit}
        {...(canStart && { rightSection: <Kbd keys="Mod Enter" /> })}
      >
        {t('Run {n, plural, one {# rule} other {# rules}}', { n: picked.size })}
      </Button>
    </footer>
  );
}
