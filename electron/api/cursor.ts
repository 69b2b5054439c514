// Opaque cursors: the mark of the last company of a page, and the order in which it was the last.
import { z } from 'zod';
import type { Collation } from '../lib/collation.ts';
import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/messages/message.ts';
import type { Mark } from '../store/company-list.ts';

const markSchema = z.tuple([z.union([z.string(), z.number(), z.null()]), z.number().int(), z.string()]);

/** What a cursor remembers of the order of its list: marks of one collation say nothing in another. */
export const orderName = (sort: string | undefined, collation: Collation | undefined): string =>
  `${sort ?? ''}${collation === undefined || collation === 'root' ? '' : ` (${collation})`}`;

export const cursorOf = ({ value, no }: Mark, sort = ''): string =>
  Buffer.from(JSON.stringify([value, no, sort])).toString('base64url');

/** The mark in a cursor; null without one. Throws `validation_error` for anything that this API did not give out for this order. */
export function markOf(cursor: string | undefined, sort = ''): Mark | null {
  if (cursor === undefined) return null;
  const parsed = markSchema.safeParse(jsonOrNull(Buffer.from(cursor, 'base64url').toString()));
  if (!parsed.success)
    throw refused(
      t(
        'The cursor is not one that this API gave out. Follow pagination.nextLink, or leave cursor out to start anew.',
      ),
    );
  const [value, no, of] = parsed.data;
  if (of !== sort)
    throw refused(
      t(
        'The cursor belongs to a list sorted by "{of}". Keep the sort and Accept-Language while you page, or leave cursor out to start anew.',
        { of },
      ),
    );
  return { value, no };
}

const refused = (message: string): AppError =>
  new AppError('validation_error', {
    message,
    issues: [{ path: 'cursor', code: 'invalid_cursor', message }],
  });

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
