import { expect, test } from 'vitest';
import { rememberedRules } from './remembered-rules.ts';

const column = (rule: object) => ({ columns: { Size: rule } });

test('what counts once stays out of a recipe, and nothing else does', () => {
  const rules = column({ values: { many: null, few: '1-10' }, once: ['many'], steps: [] });
  expect(rememberedRules(rules)).toEqual(column({ values: { few: '1-10' }, steps: [] }));
  expect(rememberedRules(column({ values: { few: '1-10' } }))).toEqual(column({ values: { few: '1-10' } }));
  expect(rememberedRules({ blank: 'clear', ...column({ values: { many: null }, once: ['many'] }) })).toEqual({
    blank: 'clear',
  });
});

test('a recipe goes on saying what it said of a value that was decided otherwise for once', () => {
  const rules = column({ values: { many: null, few: '1-10' }, once: ['many'] });
  expect(rememberedRules(rules, column({ values: { many: '51-200' } }))).toEqual(
    column({ values: { many: '51-200', few: '1-10' } }),
  );
});

test('merges are kept or left out like values', () => {
  const cluster = { method: 'fingerprint', into: { glas: 'Glass', wood: 'Wood' }, once: ['glas'] } as const;
  expect(rememberedRules(column({ clusters: [cluster] }))).toEqual(
    column({ clusters: [{ method: 'fingerprint', into: { wood: 'Wood' } }] }),
  );
  const before = column({ clusters: [{ method: 'fingerprint', into: { glas: 'Glas' } }] });
  expect(rememberedRules(column({ clusters: [{ ...cluster, into: { glas: 'Glass' } }] }), before)).toEqual(
    before,
  );
});

test('a value may be called as an object’s own property is', () => {
  const values = Object.fromEntries([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
  const kept = rememberedRules(column({ values, once: ['constructor'] })).columns?.['Size']?.values;
  expect(Object.entries(kept ?? {})).toEqual([['__proto__', 'a']]);
});
