import { describe, expect, it } from 'vitest';
import { dateWays, parseDate } from './parse-date.ts';

const now = new Date(2026, 10, 22);
const us = dateWays('en-US', now);
const gb = dateWays('en-GB', now);
const de = dateWays('de-DE', now);

describe('a typed date', () => {
  it.each([
    ['2026-02-03', us, '2026-02-03'],
    ['2026/2/3', us, '2026-02-03'],
    ['3 Feb 2026', us, '2026-02-03'],
    ['3. Februar 2026', de, '2026-02-03'],
    ['3 feb 2026', de, '2026-02-03'],
    ['Feb 3, 2026', gb, '2026-02-03'],
    ['February 3rd 2026', us, '2026-02-03'],
    ['3 Sept 2026', us, '2026-09-03'],
    ['03.02.2026', us, '2026-02-03'],
    ['2/3/2026', us, '2026-02-03'],
    ['3/2/2026', gb, '2026-02-03'],
    ['3 Feb', us, '2026-02-03'],
    ['29 Feb 2028', us, '2028-02-29'],
  ])('%s is read', (text, ways, value) => {
    expect(parseDate(text, ways)).toEqual({ ok: true, value });
  });

  it.each([
    ['29 Feb 2026', '"29 Feb 2026" is not in the calendar.'],
    ['2026-13-01', '"2026-13-01" is not in the calendar.'],
    ['soon', '"soon" is no date. Type one such as 2026-02-03 or 3 Feb 2026.'],
    ['3/2/26', '"3/2/26" is no date. Type one such as 2026-02-03 or 3 Feb 2026.'],
    ['3 Ju 2026', '"3 Ju 2026" is no date. Type one such as 2026-02-03 or 3 Feb 2026.'],
  ])('%s is refused with a reason', (text, reason) => {
    expect(parseDate(text, us)).toEqual({ ok: false, reason });
  });
});
