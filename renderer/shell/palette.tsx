// Ctrl/⌘ K: companies by name and every command, from the keyboard.
import { useMantineColorScheme } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import { windowOfCompanies } from '../../shared/contract/companies.ts';
import type { Company } from '../../shared/schema/company.ts';
import { entityLimits } from '../../shared/schema/entity.ts';
import { queryOf } from '../api/query.ts';
import { bulkRefreshTarget, listedTarget, rulesTarget, type ManyRecords } from '../lib/refresh-target.ts';
import { useImportOpener } from '../ui/import-opener.tsx';
import { Kbd } from '../ui/kbd.tsx';
import classes from './palette.module.css';

type Command = { name: string; keys?: readonly string[]; run: () => void };

function refreshWords({ entity, count: n }: ManyRecords): string {
  return entity === 'company'
    ? t('Refresh what is listed: {n, plural, one {# company} other {# companies}}', { n })
    : t('Refresh what is listed: {n, plural, one {# person} other {# people}}', { n });
}

function rulesWords({ entity, count: n }: ManyRecords): string {
  return entity === 'company'
    ? t('Run rules over what is listed: {n, plural, one {# company} other {# companies}}', { n })
    : t('Run rules over what is listed: {n, plural, one {# person} other {# people}}', { n });
}

/** About all of the list on screen; it is refreshed where it is not too long. */
function useListCommands(): Command[] {
  const listed = listedTarget.use();
  if (listed === null) return [];
  const rules = { name: rulesWords(listed), run: () => rulesTarget.set(listed) };
  if (listed.count > entityLimits.bulk) return [rules];
  return [{ name: refreshWords(listed), run: () => bulkRefreshTarget.set(listed) }, rules];
}

function useCommands(onHelp: () => void): Command[] {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const { chooseFile } = useImportOpener();
  const ofList = useListCommands();
  return [
    { name: t('Import a file'), keys: ['I'], run: chooseFile },
    {
      name: t('New company'),
      keys: ['N'],
      run: () => void navigate({ to: '/companies', search: (before) => ({ ...before, create: true }) }),
    },
    { name: t('Go to companies'), keys: ['G', 'C'], run: () => void navigate({ to: '/companies' }) },
    { name: t('Find duplicates'), run: () => void navigate({ to: '/duplicates' }) },
    { name: t('New person'), run: () => void navigate({ to: '/people', search: { create: true } }) },
    { name: t('Go to people'), keys: ['G', 'P'], run: () => void navigate({ to: '/people' }) },
    { name: t('Go to imports'), keys: ['G', 'I'], run: () => void navigate({ to: '/imports' }) },
    {
      name: t('Enrich: new batch'),
      run: () => void navigate({ to: '/enrichment', search: { create: true } }),
    },
    ...ofList,
    { name: t('Go to enrichment'), keys: ['G', 'E'], run: () => void navigate({ to: '/enrichment' }) },
    { name: t('Go to the review'), keys: ['G', 'R'], run: () => void navigate({ to: '/review' }) },
    { name: t('Go to settings'), keys: ['G', 'S'], run: () => void navigate({ to: '/settings' }) },
    { name: t('Theme: follow the system'), run: () => setColorScheme('auto') },
    { name: t('Theme: light'), run: () => setColorScheme('light') },
    { name: t('Theme: dark'), run: () => setColorScheme('dark') },
    { name: t('Keys and help'), keys: ['?'], run: onHelp },
  ];
}

function useCompaniesNamed(query: string): Company[] {
  const [q] = useDebouncedValue(query.trim(), 120);
  const { data } = useQuery({
    ...queryOf(windowOfCompanies, { query: { q, limit: 8 } }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });
  return q === '' || query.trim() === '' ? [] : (data?.data.items ?? []);
}

function Keys({ keys }: { keys: readonly string[] }) {
  return keys.map((key) => <Kbd key={key} keys={key} />);
}

function CompanyActions({ companies }: { companies: Company[] }) {
  const navigate = useNavigate();
  if (companies.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('Companies')}>
      {companies.map((company) => (
        <Spotlight.Action
          key={company.id}
          label={company.name}
          rightSection={<span className={classes['note']}>{company.domain}</span>}
          onClick={() => void navigate({ to: '/companies/$companyId', params: { companyId: company.id } })}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}

export function Palette({ onHelp }: { onHelp: () => void }) {
  const [query, setQuery] = useState('');
  const companies = useCompaniesNamed(query);
  const wanted = query.trim().toLowerCase();
  const commands = useCommands(onHelp).filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut="mod + K"
      tagsToIgnore={[]}
      scrollable
      maxHeight={420}
      radius="lg"
      overlayProps={{ blur: 0, backgroundOpacity: 0.28 }}
      classNames={{
        actionsGroup: classes['group'] ?? '',
        action: classes['action'] ?? '',
        actionLabel: classes['label'] ?? '',
        search: classes['search'] ?? '',
        content: classes['content'] ?? '',
      }}
      attributes={{ content: { 'aria-label': t('Search or run') } }}
    >
      <Spotlight.Search
        placeholder={t('Company or command')}
        leftSection={<IconSearch size={16} stroke={1.4} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label={t('Commands')}>
            {commands.map((command) => (
              <Spotlight.Action
                key={command.name}
                label={command.name}
                rightSection={command.keys && <Keys keys={command.keys} />}
                onClick={command.run}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        <CompanyActions companies={companies} />
        {companies.length + commands.length === 0 && (
          <Spotlight.Empty>
            {t('No company or command matches "{query}".', { query: query.trim() })}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
