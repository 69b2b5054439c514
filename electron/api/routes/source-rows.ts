// One row of a file before it is imported.
import { getSourceRow } from '../../../shared/contract/source-rows.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { showFileRow } from '../../domain/imports/source-rows/file-row.ts';
import { requireUnchangedSource } from '../../domain/imports/source-files.ts';
import { findRowEdit } from '../../store/row-edits.ts';
import { findSource } from '../../store/sources.ts';
import { mount, type Mounter } from '../mount.ts';

export function sourceRowRoutes(app: Mounter): void {
  const { store, jobs } = app.services;
  const { db } = store;

  mount(app, getSourceRow, async ({ params: { sourceId, rowNumber } }) => {
    const source = findSource(db, sourceId);
    if (!source)
      throw new AppError('not_found', {
        message: t('There is no source {id}. Choose the file again.', { id: sourceId }),
      });
    await requireUnchangedSource(source);
    const row = await showFileRow(jobs.kept.rows, source, rowNumber);
    return { data: { ...row, edit: findRowEdit(db, sourceId, rowNumber) } };
  });
}
