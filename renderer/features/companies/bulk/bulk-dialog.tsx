// One change for many companies: for the selected rows or for all in the list, with the count in the button that does it.
import { Button, Group, Modal, SegmentedControl, Select } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { BulkChange } from '../../../../shared/schema/bulk.ts';
import type { CompanyQuery } from '../../../../shared/schema/company-query.ts';
import { toApiError } from '../../../api/api-error.ts';
import { InlineError } from '../../../ui/message.tsx';
import { toast } from '../../../ui/toast.ts';
import { selectedRows } from '../actions/selected-rows.ts';
import type { GridColumn } from '../grid/columns/grid-column.ts';
import { useCompanyColumns } from '../grid/columns/use-company-columns.ts';
import { sizeOf, useGrid } from '../grid/grid-context.ts';
import { bulkWords, changeOf, columnsFor, groupOf, type BulkAction, type BulkForm } from './bulk-form.ts';
import { countMatching, startBulk, tooMany, type BulkTarget } from './run-bulk.ts';
import { ValueField } from './value-field.tsx';
import classes from './bulk.module.css';

const actionLabels: { value: BulkAction; label: string }[] = [
  { value: 'set', label: t('Set a field') },
  { value: 'add', label: t('Add to a list') },
  { value: 'remove', label: t('Remove from a list') },
  { value: 'lock', label: t('Lock a field') },
  { value: 'unlock', label: t('Unlock a field') },
  { value: 'delete', label: t('Delete') },
];

/** Fields of other groups may be called the same. */
const labelled = ({ path, label, group }: GridColumn) => ({
  value: path,
  label: group.id === 'company' ? label : `${label} (${group.label})`,
});

/** How many the change is about; of a list the store is asked. */
function useCount(target: BulkTarget, change: BulkChange | null): number | null {
  const query = target.type === 'list' ? target.query : null;
  const group = change && groupOf(change);
  const { data } = useQuery({
    queryKey: ['bulk-count', query, group],
    queryFn: ({ signal }) => countMatching(query ?? {}, group, signal),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  return target.type === 'rows' ? target.rows.count : (data ?? null);
}

/** Whom it is about: a choice where rows are selected that are not all. */
function useTarget(query: CompanyQuery) {
  const grid = useGrid();
  const [rows] = useState(() => selectedRows(grid));
  const [which, setWhich] = useState<'rows' | 'list'>(rows.isAll || rows.count === 0 ? 'list' : 'rows');
  const target: BulkTarget = which === 'rows' ? { type: 'rows', rows } : { type: 'list', query };
  const choices = [
    { value: 'rows', label: t('Selected, {n, number}', { n: rows.count }) },
    { value: 'list', label: t('All in the list, {n, number}', { n: sizeOf(grid).rows }) },
  ];
  return { target, which, setWhich, choices: rows.isAll || rows.count === 0 ? null : choices };
}

type Props = { action: BulkAction; query: CompanyQuery; onClose: () => void };

function Fields({
  form,
  column,
  onForm,
}: {
  form: BulkForm;
  column: GridColumn | null;
  onForm: (change: Partial<BulkForm>) => void;
}) {
  const columns = columnsFor(form.action, useCompanyColumns());
  if (form.action === 'delete')
    return <p className={classes['hint']}>{t('All their fields go with them. Undo brings them back.')}</p>;
  const takesValue = form.action === 'set' || form.action === 'add' || form.action === 'remove';
  return (
    <>
      <Select
        label={t('Field')}
        placeholder={t('Choose')}
        searchable
        selectFirstOptionOnChange
        data={columns.map(labelled)}
        value={column?.path ?? null}
        onChange={(path) => onForm({ path: path ?? '', text: '', texts: [] })}
      />
      {takesValue && column !== null && <ValueField column={column} form={form} onForm={onForm} />}
    </>
  );
}

function BulkFields({ action, query, onClose }: Props) {
  const grid = useGrid();
  const active = grid.columns.get()[grid.selection.get()?.active.column ?? -1];
  const [form, setForm] = useState<BulkForm>({ action, path: active?.path ?? '', text: '', texts: [] });
  const { target, which, setWhich, choices } = useTarget(query);
  const column = columnsFor(form.action, useCompanyColumns()).find(({ path }) => path === form.path) ?? null;
  const change = changeOf(form, column);
  const count = useCount(target, change);
  const problem = tooMany(target);
  const start = useMutation({
    mutationFn: (wanted: BulkChange) => startBulk(grid, target, wanted),
    onSuccess: (job) => {
      if (job === null) toast(t('Nothing was to be changed.'));
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (change !== null && problem === null) start.mutate(change);
  };
  return (
    <form onSubmit={submit} className={classes['form']}>
      {choices && (
        <SegmentedControl
          aria-label={t('Companies')}
          data={choices}
          value={which}
          onChange={(value) => setWhich(value as typeof which)}
        />
      )}
      <Select
        label={t('What to do')}
        data={actionLabels}
        data-autofocus
        value={form.action}
        onChange={(value) => setForm({ ...form, action: value ?? 'set', text: '', texts: [] })}
      />
      <Fields form={form} column={column} onForm={(more) => setForm({ ...form, ...more })} />
      {(start.error ?? problem) !== null && (
        <InlineError>{problem ?? toApiError(start.error).message}</InlineError>
      )}
      <Group justify="flex-end" gap="sm" mt="sm">
        <Button variant="subtle" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          type="submit"
          variant="filled"
          {...(form.action === 'delete' ? { color: 'red' } : {})}
          loading={start.isPending}
          disabled={change === null || problem !== null || count === 0 || count === null}
        >
          {count === null ? t('Counting') : bulkWords(form, column, count)}
        </Button>
      </Group>
    </form>
  );
}

export const BulkDialog = (props: Props) => (
  <Modal opened onClose={props.onClose} title={t('Edit many companies')} size={460} returnFocus={false}>
    <BulkFields {...props} />
  </Modal>
);
