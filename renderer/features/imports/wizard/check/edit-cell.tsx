/* oxlint-disable jsx-a11y/prefer-tag-over-role -- see check-table.tsx */
// A cell, open for mending in any row: the text as the file has it, or as it was mended. Its row is asked for when it opens.
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../../../shared/messages/message.ts';
import type { FieldPath } from '../../../../../shared/schema/field-path.ts';
import { getSourceRow } from '../../../../../shared/contract/source-rows.ts';
import type { DryRowError } from '../../../../../shared/schema/dry-run.ts';
import { toApiError } from '../../../../api/api-error.ts';
import { queryOf } from '../../../../api/query.ts';
import { CellForm, type CellText } from './cell-form.tsx';
import classes from './check-table.module.css';
import type { Fix } from './fix.ts';
import type { ShownRow } from './use-dry-rows.ts';
import type { RowEdits } from './use-row-edits.ts';

export type EditCellProps = {
  sourceId: string;
  row: ShownRow;
  field: FieldPath;
  fault: DryRowError | null;
  /** Of the file, that make the field. */
  columns: readonly string[];
  news: ReturnType<RowEdits['newsOf']>;
  fix: Fix;
  /** `step`: the person goes on to the cell beside it. */
  onClose: (step?: 1 | -1) => void;
};

export function EditCell(props: EditCellProps) {
  const { sourceId, row, field, columns, news } = props;
  const params = { sourceId, rowNumber: row.row_number };
  const { data, error } = useQuery({ ...queryOf(getSourceRow, { params }), staleTime: 0, retry: false });
  if (!data)
    return (
      <div
        role="gridcell"
        className={`${classes['cell']} ${field === 'name' ? classes['pinned'] : ''}`}
        data-look={error ? 'bad' : undefined}
        title={error ? toApiError(error).message : undefined}
      >
        <span className={classes['text']}>{error ? toApiError(error).message : t('Reading the row')}</span>
      </div>
    );
  const { cells, edit } = data.data;
  const texts = columns.map((column): CellText => {
    const inFile = cells[column] ?? '';
    const mended = news?.cells && column in news.cells ? news.cells[column] : edit?.cells?.[column];
    return { column, inFile, text: mended ?? inFile, mended: mended !== undefined && mended !== null };
  });
  return <CellForm {...props} texts={texts} />;
}
