// The views of the list of companies, with how many each finds; wide windows only, narrow ones have them at the head of the list.
import { useInterval } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { t } from '../../shared/messages/message.ts';
import { getWorkspace } from '../../shared/contract/system.ts';
import type { CompanyQuery } from '../../shared/schema/company-query.ts';
import { queryOf } from '../api/query.ts';
import { parseCompaniesSearch, searchOfQuery } from '../lib/company-search.ts';
import { formatCount } from '../lib/format.ts';
import { usualViews } from '../ui/views/usual-views.ts';
import { useViewCounts, useViews } from '../ui/views/use-views.ts';
import classes from './nav.module.css';

type Entry = { id: string; name: string; query: CompanyQuery };

/** Null on any other page. */
function useShownView(): string | undefined | null {
  return useRouterState({
    select: ({ location }) =>
      location.pathname === '/companies' ? parseCompaniesSearch(location.search).view : null,
  });
}

function ViewLink({
  entry,
  count,
  isShown,
}: {
  entry: Entry | null;
  count: number | undefined;
  isShown: boolean;
}) {
  const name = entry?.name ?? t('All companies');
  const search = entry ? { view: entry.id, ...searchOfQuery(entry.query) } : {};
  return (
    <li>
      <Link
        to="/companies"
        search={search}
        className={classes['view']}
        data-shown={isShown}
        title={name}
        activeProps={{ 'aria-current': undefined }}
        {...(isShown ? { 'aria-current': 'true' as const } : {})}
      >
        <span className={classes['viewName']}>{name}</span>
        {count !== undefined && <span className={classes['count']}>{formatCount(count)}</span>}
      </Link>
    </li>
  );
}

const hourMs = 3_600_000;

export function NavViews() {
  const { views } = useViews();
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), hourMs, { autoInvoke: true });
  const entries = useMemo<Entry[]>(
    () => [
      ...views.map(({ id, name, query }) => ({ id, name, query })),
      ...usualViews.map(({ id, name, query }) => ({ id, name, query: query(now) })),
    ],
    [views, now],
  );
  const counts = useViewCounts(entries);
  const { data } = useQuery(queryOf(getWorkspace, {}));
  const all = data?.data.companies;
  const shown = useShownView();
  if (!all) return null;
  return (
    <section className={classes['views']} aria-label={t('Views')}>
      <h2 className={classes['viewsTitle']}>{t('Views')}</h2>
      <ul>
        <ViewLink entry={null} count={all} isShown={shown === undefined} />
        {entries.map((entry) => (
          <ViewLink key={entry.id} entry={entry} count={counts[entry.id]} isShown={shown === entry.id} />
        ))}
      </ul>
    </section>
  );
}
