// The left navigation: 184 px with names, 48 px with icons below 1100 px.
import { Link } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import {
  IconBuilding,
  IconUsers,
  IconFileImport,
  IconHelpCircle,
  IconListCheck,
  IconSearch,
  IconStack2,
  IconAdjustmentsHorizontal,
} from '@tabler/icons-react';
import { spotlight } from '@mantine/spotlight';
import { t, tc } from '../../shared/messages/message.ts';
import { getWorkspace } from '../../shared/contract/system.ts';
import { queryOf } from '../api/query.ts';
import { formatCount } from '../lib/format.ts';
import { Kbd } from '../ui/kbd.tsx';
import { Logo } from '../ui/logo.tsx';
import { NavViews } from './nav-views.tsx';
import classes from './nav.module.css';

const items = [
  { to: '/companies', name: t('Companies'), icon: IconBuilding },
  { to: '/people', name: t('People'), icon: IconUsers },
  { to: '/imports', name: t('Imports'), icon: IconFileImport },
  { to: '/enrichment', name: t('Enrichment'), icon: IconStack2 },
  { to: '/review', name: t('Review'), icon: IconListCheck },
  { to: '/settings', name: t('Settings'), icon: IconAdjustmentsHorizontal },
] as const;
type Address = (typeof items)[number]['to'];

function NavItem({ item, count }: { item: (typeof items)[number]; count: number | undefined }) {
  const Icon = item.icon;
  return (
    <li>
      <Link to={item.to} className={classes['item']} title={item.name}>
        <Icon size={16} stroke={1.4} aria-hidden="true" />
        <span className={classes['label']}>{item.name}</span>
        {count !== undefined && <span className={classes['count']}>{formatCount(count)}</span>}
      </Link>
    </li>
  );
}

export function Nav({ onHelp }: { onHelp: () => void }) {
  const { data } = useQuery(queryOf(getWorkspace, {}));
  const workspace = data?.data;
  const counts: Partial<Record<Address, number | undefined>> = {
    '/companies': workspace?.companies,
    '/review': workspace?.toReview,
  };
  return (
    <nav className={classes['nav']} aria-label={tc('navigation', 'Main')}>
      <div className={classes['workspace']} title={workspace?.name}>
        <Logo />
        <span className={classes['name']}>{workspace?.name ?? 'Rowbench'}</span>
      </div>
      <button
        type="button"
        className={classes['command']}
        onClick={() => spotlight.open()}
        title={t('Search or run')}
      >
        <IconSearch size={14} stroke={1.4} aria-hidden="true" />
        <span className={classes['label']}>{t('Search or run')}</span>
        <span className={classes['keys']}>
          <Kbd keys="Mod K" />
        </span>
      </button>
      <ul>
        {items.map((item) => (
          <NavItem key={item.to} item={item} count={counts[item.to] || undefined} />
        ))}
      </ul>
      <NavViews />
      <button type="button" className={classes['help']} onClick={onHelp} title={t('Keys and help')}>
        <IconHelpCircle size={14} stroke={1.4} aria-hidden="true" />
        <span className={classes['label']}>{t('Keys and help')}</span>
        <span className={classes['keys']}>
          <Kbd keys="?" />
        </span>
      </button>
    </nav>
  );
}
