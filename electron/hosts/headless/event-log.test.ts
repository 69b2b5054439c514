import { expect, it } from 'vitest';
import type { BackendEvent } from '../../../shared/events.ts';
import { createEventLog } from './event-log.ts';

const eventOf = (revision: number): BackendEvent => ({
  topic: 'source:changed',
  id: 'src_1',
  revision,
  at: '',
});

it('knows what came after a revision, as far back as it is kept', () => {
  const log = createEventLog(100, 3);
  expect([log.after(100), log.after(99), log.after(101)]).toEqual([[], null, null]);
  for (let revision = 101; revision <= 120; revision += 1) log.add(eventOf(revision));
  const revisionsAfter = (seen: number) => log.after(seen)?.map(({ revision }) => revision);
  expect(revisionsAfter(120)).toEqual([]);
  expect(revisionsAfter(117)).toEqual([118, 119, 120]);
  expect([log.after(100), log.after(121), log.after(0)]).toEqual([null, null, null]);
  expect(log.after(118.5)).toBeNull();
});
