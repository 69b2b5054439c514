// What counts as a damaged store, and the note that says so until a recovery is done. While it is there no connection opens the
// store: SQLite would write its log into it.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import { storeDamageIn } from '../../lib/errors.ts';
import { markerOf } from './files.ts';

/** `folder`: where the damaged files are being moved, and whether a recovered store takes their place. */
export type Swap = { folder: string; next: 'recovered' | 'nothing' };
export type Marker = { problem: string; foundAt: string; swap?: Swap };

export function damagedStore(file: string, problem: string, cause?: unknown): AppError {
  return new AppError('store_unavailable', {
    message: t(
      'The store {file} is damaged. {problem} It was not changed. Open Rowbench, or run "rowbench recover", to choose what to do.',
      { file, problem },
    ),
    details: { damage: problem },
    cause,
  });
}

/** What is wrong with the store, where that is why this failed; else null. */
export function damageIn(error: unknown): string | null {
  if (error instanceof AppError) {
    const { damage } = error.details;
    return typeof damage === 'string' ? damage : null;
  }
  return storeDamageIn(error);
}

export function readMarker(file: string): Marker | null {
  try {
    return JSON.parse(readFileSync(markerOf(file), 'utf8')) as Marker;
  } catch {
    return null;
  }
}

export function writeMarker(file: string, marker: Marker): void {
  writeFileSync(markerOf(file), JSON.stringify(marker), { mode: 0o600, flush: true });
}

export const removeMarker = (file: string): void => rmSync(markerOf(file), { force: true });
