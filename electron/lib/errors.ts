// What a failed system or SQLite call means to a person.
import { AppError } from '../../shared/errors.ts';
import { msg, t } from '../../shared/messages/message.ts';

/** Turns a full disk, a read-only store and their kin into an AppError; anything else comes back as it is. */
export function explainSystemError(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (error instanceof AppError) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code.startsWith('SQLITE_FULL')) return diskFull(error);
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return readOnly(error);
  // The second: the index of its log is a file too, and grows with it.
  if (/^SQLITE_IOERR_(WRITE|SHMSIZE)/.test(code)) return diskFull(error);
  if (storeDamageIn(error) !== null) return damaged(error);
  return error;
}

const damageTexts = ['database disk image is malformed', 'file is not a database'];

/**
 * What SQLite says where this failed because the store is damaged; else null. Errors of another thread arrive as their
 * message alone.
 */
export function storeDamageIn(error: unknown): string | null {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (message === damagedText || message === t(damagedText))
    return t('A damaged page was met while the workspace was in use.');
  const isDamage = /^SQLITE_(CORRUPT|NOTADB)/.test(code) || damageTexts.includes(message);
  return isDamage ? t('A damaged page was met: {message}.', { message }) : null;
}

/** What a request or a job that met a damaged page says. */
export const damagedText = msg(
  'The store is damaged. Nothing more is written. Open Rowbench to choose how to go on.',
);

const damaged = (cause: unknown): AppError =>
  new AppError('store_unavailable', { message: t(damagedText), details: { recovery: true }, cause });

export function isDiskFull(error: unknown): boolean {
  const known = explainSystemError(error);
  return known instanceof AppError && known.code === 'disk_full';
}

/** What a moment or a person's clearing up may mend; the same write is then worth another try. */
export const isPassing = (error: unknown): boolean =>
  isDiskFull(error) || /^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '');

const diskFull = (cause: unknown): AppError =>
  new AppError('disk_full', {
    message: t('The disk is full. Nothing was half-written. Free some space, then try again.'),
    cause,
  });

const readOnly = (cause: unknown): AppError =>
  new AppError('store_unavailable', {
    message: t('The store is read-only. Give yourself write access to its file and folder, then try again.'),
    cause,
  });
