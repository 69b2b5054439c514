// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { SourceColumn } from '../../../../../shared/schema/import.ts';
import { mapped, testSource } from '../../test-data.ts';
import { emptyDraft, hasDraft, loadDraft, saveDraft } from '../draft.ts';
import { runOptionsOf } from '../run-options.ts';
import { seedJoins } from './suggested-join.ts';

beforeEach(() => sessionStorage.clear());

const part = (key: string): SourceColumn => {
  const column = mapped(key, 'addresses');
  return { ...column, suggestion: { ...column.suggestion, join: ', ' } };
};

test('parts of an address start joined, and are sent so', () => {
  const source = testSource({ columns: [mapped('Name', 'name'), part('Street'), part('City')] });
  seedJoins(sessionStorage, source);
  const draft = loadDraft(sessionStorage, source.id);
  expect(runOptionsOf(source.columns, draft).rules).toEqual({ fields: { addresses: { join: ', ' } } });
});

test('what a person took back stays so, and other files have no draft', () => {
  const source = testSource({ columns: [mapped('Name', 'name'), part('Street'), part('City')] });
  saveDraft(sessionStorage, source.id, emptyDraft);
  seedJoins(sessionStorage, source);
  expect(loadDraft(sessionStorage, source.id)).toEqual(emptyDraft);
  const plain = { ...testSource({ columns: [mapped('Name', 'name')] }), id: 'src_2' };
  seedJoins(sessionStorage, plain);
  expect(hasDraft(sessionStorage, plain.id)).toBe(false);
});
