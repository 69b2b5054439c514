// Who owns more than a quarter of a company in the end, through whatever chains: with the share, or what it is at least and at most.
import { useQuery } from '@tanstack/react-query';
import { getUltimateOwners } from '../../../shared/contract/relations.ts';
import { t } from '../../../shared/messages/message.ts';
import type { UltimateOwners as Owners } from '../../../shared/schema/relation.ts';
import { queryOf } from '../../api/query.ts';
import { EntityLink } from '../entities/entity-link.tsx';
import { formatPercent, shareWords } from './relation-words.ts';
import classes from './record-relations.module.css';

type Owner = Owners['owners'][number];

/** Nothing where nobody is known to hold anything of it, as of a person. */
export function UltimateOwners({ entityId }: { entityId: string }) {
  const { data } = useQuery({
    ...queryOf(getUltimateOwners, { params: { entityId } }),
    enabled: !entityId.startsWith('per_'),
  });
  if (!data || (data.owners.length === 0 && data.unknown >= 100)) return null;
  const label = t('Ultimate owners over {n} %', { n: data.over });
  return (
    <section aria-label={label}>
      <h3 className={classes['label']}>{label}</h3>
      <ul className={classes['list']}>
        {data.owners.map((owner) => (
          <li key={owner.id} className={classes['owner']}>
            <EntityLink id={owner.id}>{owner.name}</EntityLink>
            <span>{ownerShare(owner)}</span>
          </li>
        ))}
      </ul>
      {data.owners.length === 0 && <p className={classes['quiet']}>{t('Nobody holds that much.')}</p>}
      {data.unknown > 0 && (
        <p className={classes['quiet']}>
          {t('Of {share} no owner is known.', { share: formatPercent(rounded(data.unknown)) })}
        </p>
      )}
    </section>
  );
}

const rounded = (share: number): number => Math.round(share * 100) / 100;

function ownerShare({ share, shareUpTo, isSure }: Owner): string {
  const words = shareWords({
    share: rounded(share),
    shareUpTo: shareUpTo === null ? null : rounded(shareUpTo),
  });
  return isSure ? words : t('{share}, perhaps', { share: words });
}
