// Finds what a path names, or says how to find what there is.
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { ReadDb } from '../store/database.ts';
import { findImport, type StoredImport } from '../store/imports.ts';
import { findSource, type StoredSource } from '../store/sources.ts';

export function getImport(db: ReadDb, id: string): StoredImport {
  const stored = findImport(db, id);
  if (stored) return stored;
  throw new AppError('not_found', {
    message: t('There is no import {id}. GET /v1/import/jobs lists those there are.', { id }),
  });
}

export function getSource(db: ReadDb, id: string): StoredSource {
  const source = findSource(db, id);
  if (source) return source;
  throw new AppError('not_found', { message: t('There is no source {id}. Choose the file again.', { id }) });
}
