import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fates, type Ledger } from '../../../../shared/schema/import.ts';
import { ledgerSegments, minSegment, segmentGap } from './ledger-geometry.ts';

const count = fc.oneof(fc.constant(0), fc.nat(20), fc.nat(2_000_000));
const ledger: fc.Arbitrary<Ledger> = fc.record({
  created: count,
  updated: count,
  unchanged: count,
  skipped: count,
  failed: count,
  blank: count,
});
const nothing: Ledger = { created: 0, updated: 0, unchanged: 0, skipped: 0, failed: 0, blank: 0 };

test('segments and gaps fill the width exactly, and no fate that happened is narrower than the least', () => {
  fc.assert(
    fc.property(ledger, fc.integer({ min: 60, max: 3000 }), (counts, width) => {
      const segments = ledgerSegments(counts, width);
      const happened = fates.filter((fate) => counts[fate] > 0);
      expect(segments.map((segment) => segment.fate)).toEqual(happened);
      if (happened.length === 0) return;
      const sum = segments.reduce((total, segment) => total + segment.width, 0);
      expect(sum + segmentGap * (segments.length - 1)).toBe(width);
      for (const segment of segments) {
        expect(Number.isInteger(segment.width)).toBe(true);
        expect(segment.width).toBeGreaterThanOrEqual(minSegment);
      }
    }),
  );
});

test('a larger count is never drawn clearly narrower than a smaller one', () => {
  fc.assert(
    fc.property(ledger, fc.integer({ min: 60, max: 3000 }), (counts, width) => {
      const segments = ledgerSegments(counts, width).sort((a, b) => a.count - b.count);
      segments.slice(1).forEach((segment, i) => {
        expect(segment.width).toBeGreaterThanOrEqual((segments[i]?.width ?? 0) - 1);
      });
    }),
  );
});

test('six rows of a million can still be seen', () => {
  const segments = ledgerSegments({ ...nothing, created: 999_994, failed: 6 }, 865);
  expect(segments).toEqual([
    { fate: 'created', count: 999_994, width: 860 },
    { fate: 'failed', count: 6, width: 4 },
  ]);
});

test('nothing is drawn for an empty ledger or before the width is known', () => {
  expect(ledgerSegments(nothing, 800)).toEqual([]);
  expect(ledgerSegments({ ...nothing, created: 5 }, 0)).toEqual([]);
});
