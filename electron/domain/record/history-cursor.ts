// Where a page of a history ends: in the changes, the refusals and what became of relationships at once, which are told together by
// their time.
import { z } from 'zod';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';

export type HistoryMark = { change: number; refusal: number; relation: number };

const markSchema = z.tuple([z.number().int(), z.number().int(), z.number().int()]);

export const firstPage: HistoryMark = {
  change: Number.MAX_SAFE_INTEGER,
  refusal: Number.MAX_SAFE_INTEGER,
  relation: Number.MAX_SAFE_INTEGER,
};

export const historyCursor = ({ change, refusal, relation }: HistoryMark): string =>
  Buffer.from(JSON.stringify([change, refusal, relation])).toString('base64url');

/** Throws `validation_error` for anything that `historyCursor` did not make. */
export function historyMark(cursor: string | undefined): HistoryMark {
  if (cursor === undefined) return firstPage;
  const parsed = markSchema.safeParse(jsonOrNull(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) {
    const [change, refusal, relation] = parsed.data;
    return { change, refusal, relation };
  }
  const message = t(
    'The cursor is not one that this API gave out. Follow pagination.nextLink, or leave cursor out to start anew.',
  );
  throw new AppError('validation_error', {
    message,
    issues: [{ path: 'cursor', code: 'invalid_cursor', message }],
  });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
