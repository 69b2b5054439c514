// By what the list is sorted: the same field again turns the order round.
import { Button } from '@mantine/core';
import { IconArrowsSort, IconSortAscending, IconSortDescending } from '@tabler/icons-react';
import { t } from '../../../../shared/messages/message.ts';
import { omit } from '../../../lib/omit.ts';
import { FieldPicker } from './field-picker.tsx';
import { labelOfField, type QueryField } from './query-fields.ts';
import type { CompanyQueryState } from './use-company-query.ts';

type Props = Pick<CompanyQueryState, 'query' | 'changeQuery'> & { fields: readonly QueryField[] };

const asStored: QueryField = {
  path: '',
  label: t('As created'),
  group: t('Order'),
  kind: 'text',
  options: null,
  sorts: true,
};

export function SortMenu({ query: { sort }, changeQuery, fields }: Props) {
  const isDown = sort?.startsWith('-') === true;
  const path = sort?.replace(/^-/, '');
  const Icon = sort === undefined ? IconArrowsSort : isDown ? IconSortDescending : IconSortAscending;
  const label = path === undefined ? t('Sort') : labelOfField(fields, path);
  const sorted = isDown
    ? t('Sorted by {field}, downwards', { field: label })
    : t('Sorted by {field}, upwards', { field: label });
  const offered = [asStored, ...fields.filter((field) => field.sorts)];
  const pick = (picked: string) =>
    changeQuery((query) => {
      if (picked === '') return omit(query, 'sort');
      return { ...query, sort: picked === path && !isDown ? `-${picked}` : picked };
    });
  const hintOf = (field: QueryField) => (field.path === path ? (isDown ? t('down') : t('up')) : null);
  return (
    <FieldPicker fields={offered} label={t('Sort by')} onPick={(field) => pick(field.path)} hintOf={hintOf}>
      {(toggle, opened) => (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          flex="none"
          aria-haspopup="listbox"
          aria-expanded={opened}
          aria-label={path === undefined ? label : sorted}
          leftSection={<Icon size={14} stroke={1.4} aria-hidden="true" />}
          onClick={toggle}
        >
          {label}
        </Button>
      )}
    </FieldPicker>
  );
}
