// Who can be asked for data: whether each is ready, its key, and whether it may be asked at all.
import { Button, Switch } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listProviders, removeProviderKey, updateProvider } from '../../../shared/contract/enrichment.ts';
import { locale, t } from '../../../shared/messages/message.ts';
import type { ProviderInfo } from '../../../shared/schema/enrichment.ts';
import { labelOfPath } from '../../../shared/schema/field-path.ts';
import { toApiError } from '../../api/api-error.ts';
import { call } from '../../api/client.ts';
import { queryOf } from '../../api/query.ts';
import { formatEuros } from '../../lib/money.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { InlineError } from '../../ui/message.tsx';
import { ProviderKeyDialog } from '../../ui/providers/provider-key-dialog.tsx';
import { FieldTargetsButton } from './field-targets.tsx';
import { takesKey } from '../../ui/providers/takes-key.ts';
import { ConfigDialog } from './config/config-dialog.tsx';
import { Section } from './section.tsx';
import own from './providers.module.css';

type Change = { code: string; isOn: boolean } | { code: string; key: 'remove' };

function useChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => {
      const params = { code: change.code };
      return 'key' in change
        ? call(removeProviderKey, { params })
        : call(updateProvider, { params, body: { isOn: change.isOn } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: [listProviders.name] }),
  });
}

export function Providers() {
  const { data, error } = useQuery(queryOf(listProviders, {}));
  const change = useChange();
  const failure = error ?? change.error;
  return (
    <Section
      title={t('Providers')}
      hint={t(
        'Who is asked for what your records lack. Keys lie in the keychain of this machine and are never shown again.',
      )}
    >
      {failure && <InlineError>{toApiError(failure).message}</InlineError>}
      <ul className={own['list']} aria-label={t('Providers')}>
        {data?.data.items.map((provider) => (
          <ProviderRow
            key={provider.code}
            provider={provider}
            isBusy={change.isPending}
            onChange={change.mutate}
          />
        ))}
      </ul>
    </Section>
  );
}

type RowProps = { provider: ProviderInfo; isBusy: boolean; onChange: (change: Change) => void };

function ProviderRow({ provider, isBusy, onChange }: RowProps) {
  const { code, fields, state } = provider;
  const label = t(provider.label);
  const given = new Intl.ListFormat(locale()).format(fields.map(labelOfPath));
  return (
    <li className={own['row']}>
      <div className={own['what']}>
        <p>
          {label} <span className={own['quiet']}>{priceOf(provider)}</span>
        </p>
        <p className={own['quiet']} title={given}>
          {given}
        </p>
      </div>
      <span className={own['state']} data-state={state} title={provider.stateReason ?? undefined}>
        {stateOf(provider)}
      </span>
      {state === 'paused' && (
        <Button
          size="xs"
          disabled={isBusy}
          aria-label={t('Ask {provider} again', { provider: label })}
          onClick={() => onChange({ code, isOn: true })}
        >
          {t('Ask again')}
        </Button>
      )}
      {provider.entities.includes('company') && <FieldTargetsButton code={code} name={label} />}
      {provider.hasSettings && <ConfigButton provider={provider} label={label} />}
      {takesKey(provider) && <KeyButtons provider={provider} label={label} onChange={onChange} />}
      <Switch
        aria-label={t('Ask {provider}', { provider: label })}
        checked={state !== 'off'}
        disabled={isBusy}
        onChange={(event) => onChange({ code, isOn: event.currentTarget.checked })}
      />
    </li>
  );
}

const priceWords: Record<ProviderInfo['billed'], (amount: string) => string> = {
  never: () => t('free'),
  'for a match': (amount) => t('{amount} a match', { amount }),
  'for a lookup': (amount) => t('{amount} a lookup', { amount }),
};

const priceOf = ({ billed, costCents, isOffline }: ProviderInfo): string =>
  isOffline ? t('free, offline') : priceWords[costCents === 0 ? 'never' : billed](formatEuros(costCents));

function stateOf({ state, stateReason }: ProviderInfo): string {
  if (state === 'ready') return t('Ready');
  if (state === 'off') return t('Off');
  if (state === 'needs_key') return t('Needs a key');
  if (state === 'needs_settings') return t('Not set up');
  return stateReason === null ? t('Paused') : t('Paused: {reason}', { reason: stateReason });
}

function ConfigButton({ provider, label }: { provider: ProviderInfo; label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        size="xs"
        aria-label={t('Settings of {provider}', { provider: label })}
        onClick={() => setOpen(true)}
      >
        {t('Set up')}
      </Button>
      {isOpen && <ConfigDialog provider={provider} onClose={() => setOpen(false)} />}
    </>
  );
}

type KeyProps = { provider: ProviderInfo; label: string; onChange: (change: Change) => void };

function KeyButtons({ provider, label, onChange }: KeyProps) {
  const [dialog, setDialog] = useState<'enter' | 'remove' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <Button
        size="xs"
        aria-label={
          provider.hasKey
            ? t('Replace the key of {provider}', { provider: label })
            : t('Enter a key for {provider}', { provider: label })
        }
        onClick={() => setDialog('enter')}
      >
        {provider.hasKey ? t('Replace key') : t('Enter key')}
      </Button>
      {provider.hasKey && (
        <Button
          size="xs"
          variant="subtle"
          color="red"
          aria-label={t('Remove the key of {provider}', { provider: label })}
          onClick={() => setDialog('remove')}
        >
          {t('Remove key')}
        </Button>
      )}
      <ProviderKeyDialog provider={provider} opened={dialog === 'enter'} onClose={close} />
      <ConfirmDialog
        opened={dialog === 'remove'}
        title={t('Remove the key of {provider}?', { provider: label })}
        action={t('Remove the key')}
        onConfirm={() => {
          onChange({ code: provider.code, key: 'remove' });
          close();
        }}
        onClose={close}
      >
        {t('Batches that ask it wait until it has a key again.')}
      </ConfirmDialog>
    </>
  );
}
