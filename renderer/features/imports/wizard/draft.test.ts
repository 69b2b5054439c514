// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { emptyDraft, loadDraft, saveDraft } from './draft.ts';

beforeEach(() => sessionStorage.clear());

test('a draft comes back as it was, for its own source only', () => {
  const draft = {
    decisions: new Map([['__proto__', 'name']]),
    updateExisting: true,
    tags: ['oct-2026'],
    rules: { blank: 'clear' as const },
  };
  saveDraft(sessionStorage, 'src_1', draft);
  expect(loadDraft(sessionStorage, 'src_1')).toEqual(draft);
  expect(loadDraft(sessionStorage, 'src_2')).toBe(emptyDraft);
});

test('a draft that cannot be read is an empty one', () => {
  sessionStorage.setItem('rowbench.import-draft.src_1', '{"decisions":');
  expect(loadDraft(sessionStorage, 'src_1')).toBe(emptyDraft);
});
