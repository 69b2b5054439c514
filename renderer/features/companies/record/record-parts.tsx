// All that is told of one company, in the panel beside the list and on its page: its fields by group with the history of the one that is
// selected, people, relations, rules, history, and the rows that it came from.
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { formatDateTime } from '../../../lib/format.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { useFacts } from '../../../ui/facts/use-facts.ts';
import { CompanyPeople, usePeopleOfCompany } from '../../../ui/people/company-people.tsx';
import { RecordHistory } from '../../../ui/record/record-history.tsx';
import { RecordTabs, type OpenedTab, type RecordTab } from '../../../ui/record/record-tabs.tsx';
import { RecordRules } from '../../../ui/rules/record-rules.tsx';
import { TextButton } from '../../../ui/text-button.tsx';
import { cellValue } from '../grid/cells/grid-cell.tsx';
import type { GridColumn, GridRow } from '../grid/columns/grid-column.ts';
import { useCompanyColumns } from '../grid/columns/use-company-columns.ts';
import { useGrid } from '../grid/grid-context.ts';
import { FieldsTab } from './fields-tab.tsx';
import { HistoryPart } from './history-part.tsx';
import { factColumns, sectionsOf } from './record-sections.ts';
import { relationsOf } from './relations.ts';
import { RelationsTab } from './relations-tab.tsx';
import { RowsTab } from './rows-tab.tsx';
import { useRecordActions, useRecordSources } from './use-record.ts';
import classes from './record.module.css';

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

type Props = {
  row: GridRow;
  onDelete: () => void;
  /** Where the address says which part is open. */
  opened?: OpenedTab;
};

export function RecordParts({ row, onDelete, opened }: Props) {
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
    <div className={classes['profile']}>
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
    </div>
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
  return <RecordTabs tabs={tabs} {...opened} />;
}
