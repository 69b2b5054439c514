import { describe, expect, it } from 'vitest';
import { usualViews } from './usual-views.ts';

const week = usualViews.find(({ id }) => id === 'edited-this-week');

describe('the view "Edited this week"', () => {
  it.each([
    ['2026-11-16T00:30:00', '2026-11-16'],
    ['2026-11-22T23:30:00', '2026-11-16'],
    ['2027-01-01T12:00:00', '2026-12-28'],
  ])('on %s begins with Monday %s', (now, monday) => {
    expect(week?.query(new Date(now)).filter).toEqual({
      and: [{ field: 'updatedAt', operator: 'gte', value: monday }],
    });
  });
});
