// Files that are being prepared for reading, for whoever waits for one.
import { listPreparations, stopPreparation } from '../../../shared/contract/preparations.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Preparation } from '../../jobs/file-preparer.ts';
import { mount, type Mounter } from '../mount.ts';

export function preparationRoutes(app: Mounter): void {
  const { files } = app.services.jobs;

  mount(app, listPreparations, () => ({ data: { items: files.preparations().map(show) } }));

  mount(app, stopPreparation, ({ params: { sourceId: id } }) => {
    if (files.giveUp(id)) return { data: { id } };
    throw new AppError('not_found', { message: t('This file is not being prepared any more.') });
  });
}

const show = ({ id, fileName, share, head }: Preparation) => ({
  id,
  file_name: fileName,
  share,
  head: head && { sheet: head.sheet, columns: head.columns, rows: head.rows },
});
