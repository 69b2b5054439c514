// Which registry has the basic data of a country, and of every other one.
import { NativeSelect, Select } from '@mantine/core';
import { t } from '../../../shared/messages/message.ts';
import type { RefreshSettings, RefreshSettingsPatch } from '../../../shared/schema/entity.ts';
import { listCountries } from '../../lib/countries.ts';
import { TextButton } from '../../ui/text-button.tsx';
import own from './refreshes.module.css';

export type Choice = { value: string; label: string };

const nobody = 'nobody';

/** Whoever is set stays in sight, also where nobody knows it any more. */
const withSet = (choices: readonly Choice[], set: string): Choice[] =>
  choices.some(({ value }) => value === set) ? [...choices] : [...choices, { value: set, label: set }];

type RegistriesProps = {
  settings: RefreshSettings;
  choices: readonly Choice[];
  isBusy: boolean;
  onChange: (change: RefreshSettingsPatch) => void;
};

export function Registries({ settings, choices, isBusy, onChange }: RegistriesProps) {
  const { basicProviders, otherwise } = settings;
  const countries = listCountries();
  const nameOf = (code: string): string => countries.find((one) => one.code === code)?.name ?? code;
  const set = (country: string, provider: string | null): void =>
    onChange({ basicProviders: { [country]: provider } });
  const free = countries.filter(({ code }) => basicProviders[code] === undefined);
  return (
    <ul className={own['registries']} aria-label={t('Registries')}>
      {Object.entries(basicProviders).map(([country, provider]) => (
        <li key={country}>
          <span title={country}>{nameOf(country)}</span>
          <NativeSelect
            aria-label={t('Registry for {country}', { country: nameOf(country) })}
            data={withSet(choices, provider)}
            value={provider}
            disabled={isBusy}
            onChange={({ currentTarget }) => set(country, currentTarget.value)}
          />
          <TextButton
            disabled={isBusy}
            aria-label={t('Remove {country}', { country: nameOf(country) })}
            onClick={() => set(country, null)}
          >
            {t('Remove')}
          </TextButton>
        </li>
      ))}
      <li>
        <span>{t('Every other country')}</span>
        <NativeSelect
          aria-label={t('Registry for every other country')}
          data={[
            { value: nobody, label: t('None') },
            ...(otherwise === null ? choices : withSet(choices, otherwise)),
          ]}
          value={otherwise ?? nobody}
          disabled={isBusy}
          onChange={({ currentTarget: { value } }) =>
            onChange({ otherwise: value === nobody ? null : value })
          }
        />
      </li>
      <li>
        <AddCountry
          countries={free}
          onAdd={(country) => set(country, otherwise ?? choices[0]?.value ?? '')}
        />
      </li>
    </ul>
  );
}

type AddProps = { countries: readonly { code: string; name: string }[]; onAdd: (country: string) => void };

/** It begins with the registry of every other country, which is then changed. */
function AddCountry({ countries, onAdd }: AddProps) {
  return (
    <Select
      aria-label={t('Add a country')}
      placeholder={t('Add a country')}
      searchable
      data={countries.map(({ code, name }) => ({ value: code, label: name }))}
      value={null}
      onChange={(country) => {
        if (country !== null) onAdd(country);
      }}
    />
  );
}
