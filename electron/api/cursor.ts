// Opaque cursors: the mark of the last company of a page.
import { z } from 'zod';
import { AppError } from '../../shared/errors.ts';
import type { Mark } from '../store/company-list.ts';

const markSchema = z.tuple([z.union([z.string(), z.number(), z.null()]), z.number().int()]);

export const cursorOf = ({ value, no }: Mark): string =>
  Buffer.from(JSON.stringify([value, no])).toString('base64url');

/** The mark in a cursor; null without one. Throws `validation_error` for anything that this API did not give out. */
export function markOf(cursor: string | undefined): Mark | null {
  if (cursor === undefined) return null;
  const parsed = markSchema.safeParse(jsonOrNull(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) return { value: parsed.data[0], no: parsed.data[1] };
  throw new AppError('validation_error', {
    message:
      'The cursor is not one that this API gave out. Follow pagination.nextLink, or leave cursor out to start anew.',
    issues: [{ path: 'cursor', code: 'invalid_cursor', message: 'Unknown cursor.' }],
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
