// Starts an export: in the desktop to a path that the person picks, in a browser to a file that is fetched once it is there.
import { createExport } from '../../../../shared/contract/exports.ts';
import type { ExportFormat, ExportJob, ExportRequest } from '../../../../shared/schema/export.ts';
import { call } from '../../../api/client.ts';
import { native } from '../../../api/native.ts';

export type ExportWish = Omit<ExportRequest, 'path'>;

/** Null where the person picked no place. */
export async function startExport(wish: ExportWish, name: string): Promise<ExportJob | null> {
  const desktop = native();
  const path = desktop === null ? undefined : await desktop.pickSavePath(`${name}.${wish.format}`);
  if (path === null) return null;
  const body = { ...wish, ...(path === undefined ? {} : { path: withEnding(path, wish.format) }) };
  const { data } = await call(createExport, { body });
  return data;
}

/** A file dialog lets a person leave the ending out. */
export const withEnding = (path: string, format: ExportFormat): string =>
  path.toLowerCase().endsWith(`.${format}`) ? path : `${path}.${format}`;
