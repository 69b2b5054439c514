import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { ReadDb } from '../../store/database.ts';
import { findImport, type StoredImport } from '../../store/imports.ts';

/** Throws `not_found`. */
export function getStoredImport(db: ReadDb, id: string): StoredImport {
  const stored = findImport(db, id);
  if (stored) return stored;
  throw new AppError('not_found', {
    message: t('There is no import {id}. GET /v1/import/jobs lists those there are.', { id }),
  });
}
