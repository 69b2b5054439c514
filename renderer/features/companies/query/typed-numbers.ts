// Numbers of filters and facets as people type them: read and written as in a cell, by the separators of their own system.
import { parseNumber, typedNumber, type Separators } from '../grid/typed/parse-number.ts';
import type { Draft } from './operators.ts';
import { findQueryField, type QueryField } from './query-fields.ts';

/** Null where it is no number. */
export function readNumber(text: string, separators?: Separators): string | null {
  const parsed = parseNumber(text, { type: 'number', format: 'number' }, separators);
  return parsed.ok ? String(parsed.value) : null;
}

function withNumbers(draft: Draft, fields: readonly QueryField[], change: (value: string) => string): Draft {
  const field = draft.field === null ? null : findQueryField(fields, draft.field);
  return field?.kind === 'number' ? { ...draft, values: draft.values.map(change) } : draft;
}

/** As it stands in a form. */
export const typedDraft = (draft: Draft, fields: readonly QueryField[], separators?: Separators): Draft =>
  withNumbers(draft, fields, (value) => typedNumber(value, separators));

/** As it stands in a filter; the API says what is wrong with the rest. */
export const givenDraft = (draft: Draft, fields: readonly QueryField[], separators?: Separators): Draft =>
  withNumbers(draft, fields, (text) => readNumber(text, separators) ?? text);
