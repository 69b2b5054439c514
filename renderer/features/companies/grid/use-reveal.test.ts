import { expect, it } from 'vitest';
import { nearest } from './use-reveal.ts';

it.each([
  ['nothing to do for what is seen whole', 100, 26, 80, 300, null],
  ['up to what begins above', 60, 26, 80, 300, 60],
  ['down until the end of what ends below', 400, 26, 80, 300, 126],
  ['to the start of what is longer than the view', 100, 500, 80, 300, 100],
])('%s', (_, start, size, top, viewport, wanted) => {
  expect(nearest(start, size, top, viewport)).toBe(wanted);
});
