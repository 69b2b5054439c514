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
import type { CompanyField } from '../../../../../shared/schema/company.ts';
import type { Fate } from '../../../../../shared/schema/import.ts';
import type { RowEdit } from '../../../../../shared/schema/import-rules.ts';
import { formatCount } from '../../../../lib/format.ts';
import { plannedLabels } from '../../job/ledger.ts';
import { CheckCell } from './check-cell.tsx';
import classes from './check-table.module.css';
import { FixCell } from './fix-cell.tsx';
import { faultOf, type Fix } from './fix.ts';
import type { ShownRow } from './use-dry-rows.ts';

export const lineDomId = (index: number): string => `dry-row-${index}`;

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
  fields: readonly CompanyField[];
  /** What was decided since the row was tried. */
  edit: RowEdit | undefined;
  isActive: boolean;
  isFixing: boolean;
  onActive: (index: number) => void;
  onFix: (index: number | null) => void;
  fix: Fix;
};

export const CheckLine = memo(function CheckLine(props: Props) {
  const { index, row, fields, isActive, isFixing } = props;
  const fault = row === null ? null : faultOf(row);
  return (
    <div
      id={lineDomId(index)}
      className={classes['row']}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isActive}
      data-fate={row?.fate}
      data-fixing={isFixing}
      onClick={() => props.onActive(index)}
    >
      <div
        role="rowheader"
        className={`${classes['cell']} ${classes['number']}`}
        {...(row?.line ? { title: `line ${formatCount(row.line)} of the file` } : {})}
      >
        {row && formatCount(row.row_number)}
      </div>
      <FateCell {...props} />
      {fields.map((field) =>
        row && isFixing && fault && isPlaceOf(fault.field, field, fields) ? (
          <FixCell
            key={field}
            row={row}
            fault={fault}
            field={field}
            fix={props.fix}
            onClose={() => props.onFix(null)}
          />
        ) : (
          <CheckCell key={field} row={row} field={field} edit={props.edit} onFix={() => props.onFix(index)} />
        ),
      )}
    </div>
  );
});

/** A fault without a field of the table is mended at the name. */
const isPlaceOf = (faulty: string | null, field: CompanyField, fields: readonly CompanyField[]): boolean =>
  fields.some((one) => one === faulty) ? faulty === field : field === 'name';

function FateCell({ row, edit }: Props) {
  if (row === null)
    return (
      <div role="gridcell" className={`${classes['cell']} ${classes['fateCell']}`} aria-label="loading" />
    );
  const leftOut = row.code === 'left_out' || edit?.leave_out === true;
  const Mark = icons[leftOut ? 'skipped' : row.fate];
  return (
    <div
      role="gridcell"
      className={`${classes['cell']} ${classes['fateCell']}`}
      data-fate={leftOut ? 'skipped' : row.fate}
      title={whyOf(row)}
    >
      {Mark && <Mark size={12} stroke={1.8} aria-hidden="true" />}
      {leftOut ? 'Left out' : plannedLabels[row.fate]}
    </div>
  );
}

const skipReasons: Record<NonNullable<ShownRow['code']>, string> = {
  stored_domain: 'A stored company has this domain.',
  stored_name: 'A stored company has this name.',
  repeated_domain: 'An earlier row has this domain',
  repeated_name: 'An earlier row has this name',
  left_out: 'You left this row out.',
};

function whyOf({ code, met, errors }: ShownRow): string | undefined {
  if (errors.length > 0) return errors.map(({ message }) => message).join(' ');
  const row = met?.row_number ?? null;
  const where = row === null ? '' : ` (row ${formatCount(row)})`;
  if (code !== null) return `${skipReasons[code]}${where}`;
  return met === null
    ? undefined
    : `Matched by ${met.by}${row === null ? '' : `, with row ${formatCount(row)}`}`;
}
