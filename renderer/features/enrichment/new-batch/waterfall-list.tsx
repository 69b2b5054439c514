// Providers in the order in which they are asked: dragged or moved by key, on or off, with the fields that must be empty.
import { Checkbox, Popover, Switch } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState, type KeyboardEvent } from 'react';
import { locale, t } from '../../../../shared/messages/message.ts';
import { labelOfPath } from '../../../../shared/schema/field-path.ts';
import type { ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import { formatEuros } from '../../../lib/money.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { moved, type DraftStep, type StepChange } from './waterfall.ts';
import classes from './new-batch.module.css';

type Props = {
  steps: readonly DraftStep[];
  onOrder: (codes: string[]) => void;
  onChange: (code: string, change: StepChange) => void;
  onKey: (provider: ProviderInfo) => void;
};

export function WaterfallList({ steps, onOrder, onChange, onKey }: Props) {
  const [dragged, setDragged] = useState<number | null>(null);
  const drop = (at: number): void => {
    if (dragged !== null) onOrder(moved(steps, dragged, at));
    setDragged(null);
  };
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    onOrder(moved(steps, at, at + (event.key === 'ArrowUp' ? -1 : 1)));
  };
  return (
    <ol className={classes['waterfall']} aria-label={t('Providers, asked in this order')}>
      {steps.map((step, at) => (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the handle in it does the same by key
        <li
          key={step.provider.code}
          data-off={!step.isOn}
          data-dragged={at === dragged}
          draggable
          onDragStart={() => setDragged(at)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={() => drop(at)}
          onKeyDown={(event) => onKeyDown(event, at)}
        >
          <Step
            step={step}
            place={t('{label}, {at} of {all}. Alt ↑ and Alt ↓ move it.', {
              label: t(step.provider.label),
              at: String(at + 1),
              all: String(steps.length),
            })}
            onChange={(change) => onChange(step.provider.code, change)}
            onKey={() => onKey(step.provider)}
          />
        </li>
      ))}
    </ol>
  );
}

type StepProps = {
  step: DraftStep;
  place: string;
  onChange: (change: StepChange) => void;
  onKey: () => void;
};

function Step({ step, place, onChange, onKey }: StepProps) {
  const { provider, isOn } = step;
  const label = t(provider.label);
  return (
    <>
      <button type="button" className={classes['handle']} aria-label={place} title={place}>
        <IconGripVertical size={14} stroke={1.4} aria-hidden="true" />
      </button>
      <div className={classes['provider']}>
        <div title={label}>
          {label} {provider.isOffline && <span className={classes['fine']}>{t('offline')}</span>}
        </div>
        <div className={classes['fine']}>
          {provider.state === 'ready' ? (
            <Condition step={step} onChange={onChange} />
          ) : (
            <NotReady provider={provider} onKey={onKey} />
          )}
        </div>
      </div>
      <span className={classes['price']}>{priceWords(provider)}</span>
      <Switch
        aria-label={t('Ask {provider}', { provider: label })}
        checked={isOn}
        disabled={provider.state !== 'ready'}
        onChange={(event) => onChange({ isOn: event.currentTarget.checked })}
      />
    </>
  );
}

const priceWords = ({ billed, costCents }: ProviderInfo): string =>
  billed === 'never' || costCents === 0 ? t('free') : formatEuros(costCents);

function NotReady({ provider, onKey }: { provider: ProviderInfo; onKey: () => void }) {
  if (provider.state === 'needs_key') return <TextButton onClick={onKey}>{t('Enter key')}</TextButton>;
  if (provider.state === 'needs_settings') return <Link to="/settings">{t('Set up')}</Link>;
  if (provider.state === 'off') return t('turned off in the settings');
  return provider.stateReason ?? t('paused');
}

const either = new Intl.ListFormat(locale(), { type: 'disjunction' });

const conditionWords = (fields: readonly string[]): string =>
  fields.length === 0
    ? t('always')
    : t('if {fields} is still empty', { fields: either.format(fields.map(labelOfPath)) });

function Condition({ step: { provider, onlyIfEmpty }, onChange }: Pick<StepProps, 'step' | 'onChange'>) {
  return (
    <Popover trapFocus position="bottom-start">
      <Popover.Target>
        <button
          type="button"
          className={classes['condition']}
          aria-label={t('When {provider} is asked: {when}', {
            provider: t(provider.label),
            when: conditionWords(onlyIfEmpty),
          })}
        >
          {conditionWords(onlyIfEmpty)}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Checkbox.Group
          label={t('Only if one of these is still empty')}
          value={[...onlyIfEmpty]}
          onChange={(fields) => onChange({ onlyIfEmpty: fields })}
        >
          <div className={classes['fields']}>
            {provider.fields.map((field) => (
              <Checkbox key={field} value={field} label={labelOfPath(field)} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}
