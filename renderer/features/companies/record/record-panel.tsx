// One company, whole, beside the list: its fields by group, people, relations and source rows, and below the history of the field
// that is selected. Over the list below 1100 px.
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { getCompany } from '../../../../shared/contract/companies.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { toApiError } from '../../../api/api-error.ts';
import { queryOf } from '../../../api/query.ts';
import { formatDateTime } from '../../../lib/format.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { ErrorMessage, Loading } from '../../../ui/message.tsx';
import { useFacts } from '../../../ui/facts/use-facts.ts';
import { CompanyPeople, usePeopleOfCompany } from '../../../ui/people/company-people.tsx';
import { RecordHistory } from '../../../ui/record/record-history.tsx';
import { RecordRules } from '../../../ui/rules/record-rules.tsx';
import { RecordTabs, type RecordTab } from '../../../ui/record/record-tabs.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { cellValue } from '../grid/cells/grid-cell.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import { useCompanyColumns } from '../grid/columns/use-company-columns.ts';
import { useGrid } from '../grid/grid-context.ts';
import { FieldsTab } from './fields-tab.tsx';
import { HistoryPart } from './history-part.tsx';
import { relationsOf } from './relations.ts';
import { RelationsTab } from './relations-tab.tsx';
import { RecordHead, type RecordMoves } from './record-head.tsx';
import { factColumns, sectionsOf } from './record-sections.ts';
import { RowsTab } from './rows-tab.tsx';
import { useRecordActions, useRecordSources } from './use-record.ts';
import classes from './record.module.css';

export type RecordPanelProps = RecordMoves & {
  id: string;
  /** The active company of the list: most often this one, and then nothing needs to be fetched. */
  known: GridRow | null;
  onDelete: (company: Company) => void;
};

function Facts({ company, onDelete }: { company: Company; onDelete: () => void }) {
  return (
    <footer className={classes['facts']}>
      <p>
        {t('Created {when} by {name}', {
          when: formatDateTime(company.createdAt),
          name: company.createdBy.fullName,
        })}
      </p>
      <p>
        {t('Updated {when}, version {version}', {
          when: formatDateTime(company.updatedAt),
          version: company.version,
        })}
      </p>
      <p className={classes['id']}>
        <span>{company.id}</span>
        <CopyButton value={company.id} label={t("Copy the company's id")} />
      </p>
      <p className={classes['delete']}>
        <IconTrash size={14} stroke={1.4} aria-hidden="true" />
        <TextButton onClick={onDelete}>{t('Delete')}</TextButton>
      </p>
    </footer>
  );
}

/** The field that the history is about: the active cell's, until another one is chosen here. */
function useSelectedField(columns: readonly GridColumn[]): [string, (path: string) => void] {
  const grid = useGrid();
  const { selection } = grid.selection.store.use();
  const shown = grid.columns.use();
  const active = selection ? shown[selection.active.column]?.path : undefined;
  const [chosen, setChosen] = useState(active ?? 'name');
  const [seen, setSeen] = useState(active);
  if (active !== seen) {
    setSeen(active);
    if (active !== undefined) setChosen(active);
  }
  const isHere = columns.some(({ path }) => path === chosen);
  return [isHere ? chosen : 'name', setChosen];
}

/** A hidden column's field is edited here too: whoever writes needs to know how it is read. */
function useShareFields(columns: readonly GridColumn[]): void {
  const grid = useGrid();
  useEffect(() => grid.fields.set(columns), [grid, columns]);
}

function Record({ row, onDelete }: { row: GridRow; onDelete: () => void }) {
  const grid = useGrid();
  const columns = useCompanyColumns();
  useShareFields(columns);
  const sources = useRecordSources(row.id);
  const actions = useRecordActions(row.id);
  const known = useFacts(row.id);
  const facts = useMemo(() => factColumns(known), [known]);
  const fields = sectionsOf(columns, facts, row).flatMap((section) => section.columns);
  const [selected, select] = useSelectedField(fields);
  const column = fields.find(({ path }) => path === selected);
  const people = usePeopleOfCompany(row.id).data?.pages.flatMap(({ data }) => data.items);
  const related = relationsOf(columns, row).reduce((sum, { to }) => sum + to.length, 0);
  const profile = (
    <>
      <FieldsTab
        row={row}
        columns={columns}
        facts={facts}
        sources={sources}
        selected={selected}
        onSelect={select}
        actions={actions}
      >
        <Facts company={row} onDelete={onDelete} />
      </FieldsTab>
      {column && (
        <HistoryPart
          key={`${row.id} ${column.path}`}
          companyId={row.id}
          column={column}
          value={cellValue(column, row, grid.edits.of(row.id))}
          lock={sources?.locks[column.path]}
          actions={actions}
        />
      )}
    </>
  );
  const tabs: RecordTab[] = [
    { value: 'profile', label: t('Profile'), content: profile },
    {
      value: 'people',
      label: t('People'),
      count: people?.length,
      content: (
        <div className={classes['scroll']}>
          <CompanyPeople companyId={row.id} />
        </div>
      ),
    },
    {
      value: 'relations',
      label: t('Relations'),
      count: related,
      content: <RelationsTab row={row} columns={columns} />,
    },
    { value: 'rules', label: t('Rules'), content: <RecordRules entityId={row.id} /> },
    { value: 'history', label: t('History'), content: <RecordHistory entity="company" id={row.id} /> },
    { value: 'rows', label: t('Rows'), count: sources?.rows, content: <RowsTab companyId={row.id} /> },
  ];
  return <RecordTabs tabs={tabs} />;
}

/** The list may let go of it while it is edited here, and what was fetched of it may be from before. */
function newest(id: string, kept: GridRow | null, fetched: GridRow | undefined): GridRow | undefined {
  if (kept?.id !== id) return fetched;
  return fetched !== undefined && fetched.version >= kept.version ? fetched : kept;
}

/** The last that the list had. */
function useKept(known: GridRow | null): GridRow | null {
  const [kept, keep] = useState(known);
  if (known !== null && known !== kept) keep(known);
  return known ?? kept;
}

export function RecordPanel(props: RecordPanelProps) {
  const grid = useGrid();
  const known = props.known?.id === props.id ? props.known : null;
  const { data, error, refetch } = useQuery({
    ...queryOf(getCompany, { params: { companyId: props.id } }),
    enabled: known === null,
  });
  const kept = useKept(known);
  const isGone = error !== null && toApiError(error).code === 'not_found';
  const company = known ?? (isGone ? undefined : newest(props.id, kept, data?.data));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    props.onClose();
    grid.focus.get()();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape leaves it from anywhere within
    <aside
      className={classes['panel']}
      aria-label={company ? t('Record of {name}', { name: company.name }) : t('Record')}
      onKeyDown={onKeyDown}
    >
      <RecordHead {...props} company={company} />
      {company && <Record key={company.id} row={company} onDelete={() => props.onDelete(company)} />}
      {!company && !error && <Loading label={t('Loading the record')} />}
      {!company && error && (
        <ErrorMessage
          title={t('The record does not open')}
          error={toApiError(error)}
          onRetry={() => void refetch()}
        />
      )}
    </aside>
  );
}
