import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createScrollMap, follow, maxScrollHeight, positionAt, scrollTopOf, topOf } from './scroll-map.ts';

const rowHeight = 26;
const maps = fc
  .record({ rows: fc.integer({ min: 0, max: 5_000_000 }), viewport: fc.integer({ min: 26, max: 2000 }) })
  .map(({ rows, viewport }) => ({ rows, map: createScrollMap(rows, rowHeight, viewport) }));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the scroll map', () => {
  test('never makes an element that a browser would cap', () => {
    fc.assert(
      fc.property(maps, ({ map }) => {
        expect(map.height).toBeLessThanOrEqual(maxScrollHeight);
      }),
    );
  });

  test('reaches the first and the last row at the ends of the bar', () => {
    fc.assert(
      fc.property(maps, ({ rows, map }) => {
        expect(topOf(map, 0)).toBe(0);
        expect(topOf(map, map.maxScrollTop)).toBeCloseTo(Math.max(rows * rowHeight - map.viewport, 0), 3);
      }),
    );
  });

  test('goes to a place and back', () => {
    fc.assert(
      fc.property(maps, share, ({ map }, part) => {
        const top = part * map.maxTop;
        expect(topOf(map, scrollTopOf(map, top))).toBeCloseTo(top, 3);
      }),
    );
  });

  test('keeps the order of places', () => {
    fc.assert(
      fc.property(maps, share, share, ({ map }, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(topOf(map, low * map.maxScrollTop)).toBeLessThanOrEqual(topOf(map, high * map.maxScrollTop));
      }),
    );
  });

  test('moves exactly by a small step, whatever the length of the list', () => {
    fc.assert(
      fc.property(maps, share, fc.integer({ min: -26, max: 26 }), ({ map }, part, step) => {
        const from = positionAt(map, part * map.maxTop);
        const scrollTop = Math.min(Math.max(from.scrollTop + step, 0), map.maxScrollTop);
        const moved = follow(map, from, scrollTop);
        expect(moved.top - from.top).toBeCloseTo(scrollTop - from.scrollTop, 3);
      }),
    );
  });

  test('stays inside the list along any path', () => {
    const path = fc.array(share, { maxLength: 30 });
    fc.assert(
      fc.property(maps, path, ({ map }, places) => {
        let position = positionAt(map, 0);
        for (const place of places) position = follow(map, position, place * map.maxScrollTop);
        expect(position.top).toBeGreaterThanOrEqual(0);
        expect(position.top).toBeLessThanOrEqual(map.maxTop);
      }),
    );
  });

  test('lets the wheel go on where the bar has reached its end before the list has', () => {
    const map = createScrollMap(1_000_000, rowHeight, 800);
    let position = { ...positionAt(map, map.maxTop - 4000), scrollTop: map.maxScrollTop - 200 };
    for (let turn = 0; turn < 60; turn += 1) {
      position = follow(map, position, Math.min(position.scrollTop + 100, map.maxScrollTop));
    }
    expect(position.top).toBe(map.maxTop);
  });
});
