/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see check-table.tsx: the grid has the focus and the keys */
// One row of the dry run: its number, its fate, and every field as it is or as it would change.
import {
  IconArrowsRightLeft,
  IconChevronsRight,
  IconEqual,
  IconPlus,
  IconX,
  type Icon,
} from '@tabler/icons-react';
import { memo } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import type { Fate } from '../../../../../shared/schema/import.ts';
import type { RowEditOrder } from '../../../../../shared/contract/dry-runs.ts';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import { formatCount } from '../../../../lib/format.ts';
import { plannedLabels } from '../../job/ledger.ts';
import { CheckCell } from './check-cell.tsx';
import classes from './check-table.module.css';
import { EditCell } from './edit-cell.tsx';
import { columnsToEdit, faultAt, isEditable, type FieldColumns } from './editing.ts';
import type { Fix } from './fix.ts';
import type { ShownRow } from './use-dry-rows.ts';

/** Of a row, or of a cell in it. */
export const domIdOf = (index: number, field: FieldPath | null): string =>
  field === null ? `dry-row-${index}` : `dry-row-${index}-${field}`;

const icons: Record<Fate, Icon | null> = {
  created: IconPlus,
  updated: IconArrowsRightLeft,
  unchanged: IconEqual,
  skipped: IconChevronsRight,
  failed: IconX,
  blank: null,
};

type Props = {
  index: number;
  /** Null until it is loaded. */
  row: ShownRow | null;
  fields: readonly FieldPath[];
  columns: FieldColumns;
  sourceId: string;
  edit: RowEdit | undefined;
  /** What was decided since the row was tried. */
  news: RowEditOrder | undefined;
  isActive: boolean;
  /** The cell of the active row that the keys are at. */
  activeField: FieldPath | null;
  openField: FieldPath | null;
  onActive: (index: number, field?: FieldPath) => void;
  onOpen: (index: number, field: FieldPath) => void;
  onClose: (step?: 1 | -1) => void;
  fix: Fix;
};

export const CheckLine = memo(function CheckLine(props: Props) {
  const { index, row, fields, columns, isActive, activeField, openField } = props;
  return (
    <div
      id={domIdOf(index, null)}
      className={classes['row']}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-fate={row?.fate}
      data-fixing={openField !== null}
    >
      <div
        role="rowheader"
        className={`${classes['cell']} ${classes['number']}`}
        onClick={() => props.onActive(index)}
        {...(row?.line ? { title: t('line {line, number} of the file', { line: row.line }) } : {})}
      >
        {row && formatCount(row.row_number)}
      </div>
      <FateCell {...props} />
      {fields.map((field) => {
        const fault = row && faultAt(row, field, fields);
        if (row && openField === field)
          return (
            <EditCell
              key={field}
              sourceId={props.sourceId}
              row={row}
              field={field}
              fault={fault}
              columns={columnsToEdit(field, fault, columns)}
              news={props.news}
              fix={props.fix}
              onClose={props.onClose}
            />
          );
        return (
          <CheckCell
            key={field}
            id={domIdOf(index, field)}
            row={row}
            field={field}
            columns={columns.get(field) ?? []}
            edit={props.edit}
            news={props.news}
            isActive={isActive && activeField === field}
            isEditable={fault !== null || isEditable(field, columns)}
            onActive={() => props.onActive(index, field)}
            onOpen={() => props.onOpen(index, field)}
          />
        );
      })}
    </div>
  );
});

function FateCell({ index, row, news, onActive }: Props) {
  if (row === null)
    return (
      <div
        role="gridcell"
        className={`${classes['cell']} ${classes['fateCell']}`}
        aria-label={t('loading')}
      />
    );
  const leftOut = news?.leave_out ?? row.code === 'left_out';
  const Mark = icons[leftOut ? 'skipped' : row.fate];
  return (
    <div
      role="gridcell"
      className={`${classes['cell']} ${classes['fateCell']}`}
      data-fate={leftOut ? 'skipped' : row.fate}
      title={whyOf(row)}
      onClick={() => onActive(index)}
    >
      {Mark && <Mark size={12} stroke={1.8} aria-hidden="true" />}
      {leftOut ? t('Left out') : plannedLabels[row.fate]}
    </div>
  );
}

const skipReasons: Record<NonNullable<ShownRow['code']>, string> = {
  stored_domain: t('A stored company has this domain.'),
  stored_name: t('A stored company has this name.'),
  repeated_domain: t('An earlier row has this domain'),
  repeated_name: t('An earlier row has this name'),
  left_out: t('You left this row out.'),
};

function whyOf({ code, met, errors, notes }: ShownRow): string | undefined {
  if (errors.length > 0) return errors.map(({ message }) => message).join(' ');
  if (notes.length > 0) return notes.map(({ message }) => message).join(' ');
  const row = met?.row_number ?? null;
  if (code !== null) {
    const reason = skipReasons[code];
    return row === null ? reason : t('{reason} (row {row, number})', { reason, row });
  }
  return met === null
    ? undefined
    : t(
        row === null
          ? 'Matched by {by, select, domain {domain} other {name}}'
          : 'Matched by {by, select, domain {domain} other {name}}, with row {row, number}',
        { by: met.by, row },
      );
}
