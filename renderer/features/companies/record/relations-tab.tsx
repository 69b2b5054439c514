// What a record is related to: who holds, runs and owns it, then the contacts and objects that its fields name, and the companies whose
// fields name it.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { t } from '../../../../shared/messages/message.ts';
import { searchCompanies } from '../../../../shared/contract/companies.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { InlineError } from '../../../ui/message.tsx';
import { RecordRelations } from '../../../ui/relations/record-relations.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import { pointingTo, relationsOf, type Related } from './relations.ts';
import classes from './record.module.css';

const route = getRouteApi('/companies');

const mostShown = 50;

function usePointing(columns: readonly GridColumn[], companyId: string) {
  const filter = pointingTo(columns, companyId);
  const body = { ...(filter && { filter }), limit: mostShown };
  return useQuery({ ...queryOf(searchCompanies, { body }), enabled: filter !== null });
}

type NamesProps = { label: string; related: readonly Related[]; onOpen: (id: string) => void };

function Names({ label, related, onOpen }: NamesProps) {
  return (
    <section className={classes['section']} aria-label={label}>
      <header className={classes['groupHead']}>
        <h3>{label}</h3>
      </header>
      <ul className={classes['related']}>
        {related.map(({ id, name }) => (
          <li key={id} className={classes['one']}>
            {id.startsWith('com_') ? (
              <TextButton onClick={() => onOpen(id)}>{name}</TextButton>
            ) : (
              <span>{name}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function RelationsTab({ row, columns }: { row: GridRow; columns: readonly GridColumn[] }) {
  const { data, error } = usePointing(columns, row.id);
  const navigate = route.useNavigate();
  const onOpen = (record: string) =>
    void navigate({ replace: true, search: (before) => ({ ...before, record }) });
  const outgoing = relationsOf(columns, row);
  const pointing = data?.data.items ?? [];
  return (
    <div className={classes['scroll']}>
      <RecordRelations entityId={row.id} />
      {outgoing.map(({ path, label, to }) => (
        <Names key={path} label={label} related={to} onOpen={onOpen} />
      ))}
      {pointing.length > 0 && (
        <Names
          label={t('Named by {n, plural, one {# company} other {# companies}}', { n: pointing.length })}
          related={pointing}
          onOpen={onOpen}
        />
      )}
      {error && <InlineError>{toApiError(error).message}</InlineError>}
    </div>
  );
}
