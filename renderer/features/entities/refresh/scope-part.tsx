// Whom to ask: the one registry, all that are active, or some; each with what it may cost.
import { Checkbox, Radio } from '@mantine/core';
import { t } from '../../../../shared/messages/message.ts';
import type { EntityType, ProviderInfo } from '../../../../shared/schema/enrichment.ts';
import { refreshScopes, type RefreshScope } from '../../../../shared/schema/entity.ts';
import { formatEuros } from '../../../lib/money.ts';
import { costOf, type Asking } from './choices.ts';
import classes from './refresh.module.css';

type Props = {
  /** Who has the basic data, and at what price. */
  basicHint: string;
  active: readonly ProviderInfo[];
  /** Those that know the kind of record, the ones that cannot be asked included. */
  all: readonly ProviderInfo[];
  asking: Asking;
  onChange: (change: Partial<Asking>) => void;
};

const labels: Record<RefreshScope, string> = {
  basic_data: t('Basic data'),
  all_active: t('All active providers'),
  selected: t('Selected providers'),
};

const priceWords = (cents: number): string =>
  cents === 0 ? t('Free.') : t('Up to {price}.', { price: formatEuros(cents) });

type Basic = { countryCode: string | null; basic: ProviderInfo | null };

/** `basic`: null where none is set. */
export function basicWords(entity: EntityType, { basic, countryCode }: Basic): string {
  if (basic === null)
    return entity === 'person'
      ? t('No registry of people is set.')
      : t('No registry is set for this country.');
  const provider = t(basic.label);
  const price = priceWords(costOf([basic]));
  if (entity === 'person') return t('{provider}. Always fresh. {price}', { provider, price });
  return countryCode === null
    ? t('{provider}, for companies without a country. Always fresh, this company only. {price}', {
        provider,
        price,
      })
    : t('{provider}, the one registry for {country}. Always fresh, this company only. {price}', {
        provider,
        country: countryCode,
        price,
      });
}

const notReady: Record<ProviderInfo['state'], string> = {
  ready: '',
  off: t('Switched off in the settings.'),
  needs_key: t('Lacks its key: see the settings.'),
  needs_settings: t('Lacks its settings.'),
  paused: t('Paused.'),
};

function hintOf(scope: RefreshScope, props: Props): string {
  const { active, all, basicHint } = props;
  if (scope === 'basic_data') return basicHint;
  if (scope === 'selected') return t('Choose from {n}.', { n: all.length });
  return t('{n, plural, =0 {None is ready.} one {# provider.} other {# providers.}} {price}', {
    n: active.length,
    price: active.length === 0 ? '' : priceWords(costOf(active)),
  });
}

function Providers({ all, asking, onChange }: Props) {
  const { codes } = asking;
  const toggle = (code: string): void =>
    onChange({ codes: codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code] });
  return (
    <ul className={classes['providers']} aria-label={t('Providers')}>
      {all.map((provider) => (
        <li key={provider.code}>
          <Checkbox
            label={t(provider.label)}
            description={
              provider.state === 'ready'
                ? priceWords(costOf([provider]))
                : (provider.stateReason ?? notReady[provider.state])
            }
            disabled={provider.state !== 'ready'}
            checked={codes.includes(provider.code)}
            onChange={() => toggle(provider.code)}
          />
        </li>
      ))}
    </ul>
  );
}

export function ScopePart(props: Props) {
  const { asking, onChange } = props;
  return (
    <>
      <Radio.Group
        label={t('Scope')}
        classNames={{ label: classes['part'] ?? '' }}
        value={asking.scope}
        onChange={(scope) => onChange({ scope })}
      >
        {refreshScopes.map((scope) => (
          <Radio
            key={scope}
            value={scope}
            label={labels[scope]}
            description={hintOf(scope, props)}
            className={classes['scope'] ?? ''}
            classNames={{ label: classes['strong'] ?? '', description: classes['fine'] ?? '' }}
            {...(asking.scope === scope && { 'data-autofocus': true })}
          />
        ))}
      </Radio.Group>
      {asking.scope === 'selected' && <Providers {...props} />}
    </>
  );
}
