// What a rule makes of a value, and how a fault is told.
import { tc } from '../../../shared/messages/message.ts';

/** What became of one raw value. `at` is the index in a list. Messages say what to change. */
export type FieldResult<T> = { ok: true; value: T } | FieldFault;
export type FieldFault = { ok: false; code: string; message: string; at?: number };

export const fine = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });

export const fault = (code: string, message: string, at?: number): FieldFault =>
  at === undefined ? { ok: false, code, message } : { ok: false, code, message, at };

/** The value as it may stand in a message: short, on one line. */
export function quoted(raw: unknown): string {
  const text = (typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '')).replace(/\s+/g, ' ');
  return tc('opening', '“') + (text.length > 60 ? `${text.slice(0, 57)}…` : text) + tc('closing', '”');
}
