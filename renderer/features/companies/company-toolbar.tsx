// Search and the filters in force.
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { getImportJob } from '../../../shared/contract/imports.ts';
import { t } from '../../../shared/messages/message.ts';
import { queryOf } from '../../api/query.ts';
import { omit } from '../../lib/omit.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { Spacer, Toolbar } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { FacetsButton } from './facets/facets.tsx';
import type { ColumnSet } from './grid/columns/use-column-set.ts';
import { ColumnChooser } from './grid/head/column-chooser.tsx';
import { SourcesMenu } from './marks/sources-menu.tsx';
import { FilterBar } from './query/filter-bar.tsx';
import { SortMenu } from './query/sort-menu.tsx';

const route = getRouteApi('/companies');

function ImportChip({ jobId }: { jobId: string }) {
  const navigate = route.useNavigate();
  const { data } = useQuery(queryOf(getImportJob, { params: { jobId } }));
  return (
    <FilterChip
      name={t('Import')}
      value={data?.data.file_name ?? jobId}
      onRemove={() => void navigate({ search: (before) => omit(before, 'importJob') })}
    />
  );
}

type Props = Parameters<typeof FilterBar>[0] & { columns: ColumnSet };

export function CompanyToolbar({ columns, ...props }: Props) {
  const { q, importJob } = props.query;
  const navigate = route.useNavigate();
  const onSearch = (query: string) =>
    void navigate({
      replace: true,
      search: (before) => (query === '' ? omit(before, 'q') : { ...before, q: query }),
    });
  return (
    <Toolbar label={t('Search and filters')}>
      <SearchBox label={t('Search companies')} query={q ?? ''} onSearch={onSearch} />
      {importJob !== undefined && <ImportChip jobId={importJob} />}
      <FilterBar {...props} />
      <Spacer />
      <FacetsButton />
      <SortMenu {...props} />
      <ColumnChooser set={columns} />
      <SourcesMenu />
    </Toolbar>
  );
}
