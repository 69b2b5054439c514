// The list of companies, with its search, its record panel and its form for a new one.
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState, useSyncExternalStore } from 'react';
import { t, tc } from '../../../shared/messages/message.ts';
import type { Company } from '../../../shared/schema/company.ts';
import { isNarrowing } from '../../lib/company-search.ts';
import { omit } from '../../lib/omit.ts';
import { useImportOpener } from '../../ui/import-opener.tsx';
import { Kbd } from '../../ui/kbd.tsx';
import { Page, PageBody, PageHeader } from '../../ui/page.tsx';
import { UndoButtons } from '../../ui/steps/undo-buttons.tsx';
import { toast } from '../../ui/toast.ts';
import { useListed } from '../../ui/use-listed.ts';
import { EnrichButton } from './actions/enrich-companies.tsx';
import { ExportButton } from './export/export-button.tsx';
import { CompanyList } from './company-list.tsx';
import { CompanyNotes } from './company-notes.tsx';
import { CompanyToolbar } from './company-toolbar.tsx';
import { DuplicatesLink } from './duplicates-link.tsx';
import { DeleteCompany } from './delete-company.tsx';
import { Facets } from './facets/facets.tsx';
import { useColumnSet, type ColumnSet } from './grid/columns/use-column-set.ts';
import { GridProvider } from './grid/grid-context.ts';
import { FollowRows } from './grid/follow-rows.ts';
import { useGrid } from './grid/use-grid.ts';
import { NewCompanyDialog } from './new-company-dialog.tsx';
import { LockKeys } from './marks/lock-keys.tsx';
import { partErrors } from './query/part-errors.ts';
import { useCompanyQuery } from './query/use-company-query.ts';
import { useQueryFields } from './query/use-query-fields.ts';
import { RecordPanel, type RecordPanelProps } from './record/record-panel.tsx';
import { useColumnActions } from './use-column-actions.ts';
import { useCompanyRows, type CompanyWindow } from './use-company-rows.ts';
import { useView, type ShownView } from './views/use-view.ts';
import { titleOf, ViewNotes } from './views/view-title.tsx';

const route = getRouteApi('/companies');

type HeaderProps = { isEmpty: boolean; shown: ShownView; columns: ColumnSet; onCreate: () => void };

function Header({ isEmpty, shown, columns, onCreate }: HeaderProps) {
  const { chooseFile } = useImportOpener();
  return (
    <PageHeader
      title={titleOf(shown)}
      meta={isEmpty ? undefined : <ViewNotes shown={shown} columns={columns.all} />}
    >
      <UndoButtons />
      {!isEmpty && <DuplicatesLink />}
      {!isEmpty && <EnrichButton />}
      {!isEmpty && <ExportButton />}
      <Button
        onClick={chooseFile}
        leftSection={<IconFileImport size={14} stroke={1.4} aria-hidden="true" />}
        rightSection={<Kbd keys="I" />}
      >
        {tc('verb', 'Import')}
      </Button>
      <Button variant={isEmpty ? 'default' : 'filled'} onClick={onCreate} rightSection={<Kbd keys="N" />}>
        {t('New company')}
      </Button>
    </PageHeader>
  );
}

/** The form for a new company is open while the address says so. */
function CreateCompany({ onCreated }: { onCreated: () => void }) {
  const { create } = route.useSearch();
  const navigate = route.useNavigate();
  const leaveFor = (record?: string) =>
    void navigate({
      replace: true,
      search: (before) => ({ ...omit(before, 'create'), ...(record === undefined ? {} : { record }) }),
    });
  return (
    <NewCompanyDialog
      opened={create === true}
      onCreated={(company) => {
        onCreated();
        toast(t('Created {name}.', { name: company.name }));
        leaveFor(company.id);
      }}
      onOpen={leaveFor}
      onClose={() => leaveFor()}
    />
  );
}

type OpenRecordProps = Omit<RecordPanelProps, 'known'> & { rows: CompanyWindow; active: number | null };

/** Watches the rows, which the page does not: the record on screen is most often one of them. */
function OpenRecord({ rows, active, ...props }: OpenRecordProps) {
  const view = useSyncExternalStore(rows.subscribe, rows.getView);
  return <RecordPanel {...props} known={active === null ? null : view.rowAt(active)} />;
}

export function CompaniesPage() {
  const navigate = route.useNavigate();
  const shown = useView();
  const query = useCompanyQuery();
  const { rows, view, refresh } = useCompanyRows(query.query);
  useListed({ entity: 'company', total: view.total, query: query.query });
  const { grid, active, record, openRecord, ...moves } = useGrid(rows, view);
  const columns = useColumnSet(shown.layout.columns, shown.changeColumns);
  const fields = useQueryFields(columns.all);
  const columnActions = useColumnActions(shown.changeFacets);
  const [deleting, setDeleting] = useState<Company | null>(null);
  const isNarrowed = isNarrowing(query.query);
  const isEmpty = view.total === 0 && !isNarrowed;

  const close = useCallback(() => openRecord(undefined), [openRecord]);
  const onDeleted = (company: Company) => {
    setDeleting(null);
    close();
    refresh();
    toast(t('Deleted {name}.', { name: company.name }));
  };
  return (
    <GridProvider value={grid}>
      <Page>
        <Header
          isEmpty={isEmpty}
          shown={shown}
          columns={columns}
          onCreate={() => void navigate({ replace: true, search: (before) => ({ ...before, create: true }) })}
        />
        {!isEmpty && (
          <CompanyToolbar {...query} columns={columns} fields={fields} errors={partErrors(view.error)} />
        )}
        <PageBody>
          {!isEmpty && (
            <Facets {...query} fields={fields} facets={shown.layout.facets} onFacets={shown.changeFacets} />
          )}
          <CompanyList
            rows={rows}
            view={view}
            columns={columns}
            record={record}
            onToggle={moves.toggle}
            onPage={moves.openPage}
            columnActions={columnActions}
            query={query}
            fields={fields}
            isNarrowed={isNarrowed}
            onClose={close}
          />
          {record !== undefined && (
            <OpenRecord
              id={record}
              rows={rows}
              active={active}
              onPrevious={moves.previous}
              onNext={moves.next}
              onClose={close}
              onDelete={setDeleting}
            />
          )}
        </PageBody>
        <FollowRows grid={grid} rows={rows} record={record} />
        <LockKeys />
        <CompanyNotes view={view} isNarrowed={isNarrowed} />
        <CreateCompany onCreated={refresh} />
        <DeleteCompany company={deleting} onDeleted={onDeleted} onClose={() => setDeleting(null)} />
      </Page>
    </GridProvider>
  );
}
