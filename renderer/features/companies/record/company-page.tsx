// A company's page: the parts of its panel at full width, at an address of its own. What is edited here is written as in the list: it
// is a list of one.
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { getCompany } from '../../../../shared/contract/companies.ts';
import { t } from '../../../../shared/messages/message.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { toApiError } from '../../../api/api-error.ts';
import { call } from '../../../api/client.ts';
import { omit } from '../../../lib/omit.ts';
import { RecordPage } from '../../../ui/record/record-page.tsx';
import { useRows, type RowSource } from '../../../ui/rows/use-rows.ts';
import { toast } from '../../../ui/toast.ts';
import { DeleteCompany } from '../delete-company.tsx';
import type { GridRow } from '../grid/columns/grid-column.ts';
import { createGrid, GridProvider } from '../grid/grid-context.ts';
import { useLeft } from '../grid/use-left.ts';
import { keptCompanies } from '../kept-companies.ts';
import { RecordParts } from './record-parts.tsx';

const route = getRouteApi('/companies/$companyId');

const oneCompany: RowSource<{ companyId: string }, GridRow> = {
  load: async (params) => {
    const { data } = await call(getCompany, { params });
    return { items: [data], total: 1, revision: data.version };
  },
  isChangedBy: ({ topic }) =>
    topic === 'company:changed' || topic === 'definitions:changed' || topic === 'import:completed',
};

/** An id of a company that was merged into another one leads to that one. */
function useFollowMerge(asked: string, company: Company | undefined): void {
  const navigate = route.useNavigate();
  const into = company !== undefined && company.id !== asked ? company : null;
  useEffect(() => {
    if (into === null) return;
    toast(t('The company asked for was merged into {name}.', { name: into.name }));
    void navigate({ replace: true, params: { companyId: into.id }, search: (before) => before });
  }, [into, navigate]);
}

export function CompanyPage() {
  const { companyId } = route.useParams();
  return <CompanyOf key={companyId} companyId={companyId} />;
}

function CompanyOf({ companyId }: { companyId: string }) {
  const { rows } = useRows(oneCompany, { companyId });
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  const [grid] = useState(() => createGrid(rows));
  useLeft(grid);
  useLayoutEffect(() => grid.rows.set(rows), [grid, rows]);
  const company = view.rowAt(0) ?? undefined;
  useFollowMerge(companyId, company);
  const { tab } = route.useSearch();
  const move = route.useNavigate();
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState<Company | null>(null);
  const search = keptCompanies.search() ?? {};
  const onDeleted = ({ name }: Company): void => {
    toast(t('Deleted {name}.', { name }));
    void navigate({ to: '/companies', search: omit(search, 'record') });
  };
  return (
    <GridProvider value={grid}>
      <RecordPage
        id={companyId}
        entity="company"
        name={company?.name ?? null}
        list={
          <Link to="/companies" search={search}>
            {t('Companies')}
          </Link>
        }
        onLeave={() => void navigate({ to: '/companies', search })}
        error={view.error === null ? null : toApiError(view.error)}
        onRetry={() => rows.retry()}
      >
        {company && (
          <RecordParts
            row={company}
            onDelete={() => setDeleting(company)}
            opened={{
              open: tab,
              onOpen: (to) => void move({ replace: true, search: to === 'profile' ? {} : { tab: to } }),
            }}
          />
        )}
      </RecordPage>
      <DeleteCompany company={deleting} onDeleted={onDeleted} onClose={() => setDeleting(null)} />
    </GridProvider>
  );
}
