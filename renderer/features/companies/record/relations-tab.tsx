// What a record is related to: who holds, runs and owns it, then the contacts and objects that its fields name, and the companies whose
// fields name it.
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../shared/messages/message.ts';
import { searchCompanies } from '../../../../shared/contract/companies.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { EntityLink, isEntityId } from '../../../ui/entities/entity-link.tsx';
import { InlineError } from '../../../ui/message.tsx';
import { RecordRelations } from '../../../ui/relations/record-relations.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import { pointingTo, relationsOf, type Related } from './relations.ts';
import classes from './record.module.css';

const mostShown = 50;

function usePointing(columns: readonly GridColumn[], companyId: string) {
  const filter = pointingTo(columns, companyId);
  const body = { ...(filter && { filter }), limit: mostShown };
  return useQuery({ ...queryOf(searchCompanies, { body }), enabled: filter !== null });
}

function Names({ label, related }: { label: string; related: readonly Related[] }) {
  return (
    <section className={classes['section']} aria-label={label}>
      <header className={classes['groupHead']}>
        <h3>{label}</h3>
      </header>
      <ul className={classes['related']}>
        {related.map(({ id, name }) => (
          <li key={id} className={classes['one']}>
            {isEntityId(id) ? <EntityLink id={id}>{name}</EntityLink> : <span>{name}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RelationsTab({ row, columns }: { row: GridRow; columns: readonly GridColumn[] }) {
  const { data, error } = usePointing(columns, row.id);
  const outgoing = relationsOf(columns, row);
  const pointing = data?.data.items ?? [];
  return (
    <div className={classes['scroll']}>
      <RecordRelations entityId={row.id} />
      {outgoing.map(({ path, label, to }) => (
        <Names key={path} label={label} related={to} />
      ))}
      {pointing.length > 0 && (
        <Names
          label={t('Named by {n, plural, one {# company} other {# companies}}', { n: pointing.length })}
          related={pointing}
        />
      )}
      {error && <InlineError>{toApiError(error).message}</InlineError>}
    </div>
  );
}
