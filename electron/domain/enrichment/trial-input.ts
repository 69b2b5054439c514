// What a person's own source is asked by when it is tried: a record of the workspace, values that were typed, or both.
import { t } from '../../../shared/messages/message.ts';
import { AppError } from '../../../shared/errors.ts';
import type { TemplateKey, TrySource } from '../../../shared/schema/http-json.ts';
import { parseId } from '../../lib/ids.ts';
import type { LookupInput } from '../../providers/provider.ts';
import type { ReadDb } from '../../store/database.ts';
import { readRecord } from './read-item.ts';

/** What was typed outranks what the record says. */
export function trialInput(db: ReadDb, { recordId, input = {} }: TrySource): LookupInput {
  const typed = Object.entries(input).map(([key, value]) => [key, isList(key) ? [value] : value]);
  return { ...(recordId !== undefined && recordInput(db, recordId)), ...Object.fromEntries(typed) };
}

const isList = (key: string): boolean =>
  (['emails', 'phones'] satisfies TemplateKey[] as string[]).includes(key);

function recordInput(db: ReadDb, id: string): LookupInput {
  const company = parseId('com', id);
  const person = company ? null : parseId('per', id);
  const record = company ? readRecord(db, 'company', company) : person && readRecord(db, 'person', person);
  if (record) return record.lookup.input;
  throw new AppError('not_found', { message: t('There is no company and no person "{id}".', { id }) });
}
