import { expect, it } from 'vitest';
import type { BackendEvent } from '../../shared/events.ts';
import { createEventHub } from './events.ts';

function heard() {
  const events = createEventHub({ now: () => 0 }, 10);
  const told: Pick<BackendEvent, 'topic' | 'revision'>[] = [];
  events.subscribe(({ topic, revision }) => told.push({ topic, revision }));
  return { events, told };
}

it('keeps back what is published meanwhile, and tells it in its order afterwards', () => {
  const { events, told } = heard();
  const answer = events.hold((kept) => {
    events.publish('person:changed', 'per_1');
    events.hold(() => events.publish('user:changed', 'usr_1'));
    expect(kept.map(({ topic }) => topic)).toEqual(['person:changed', 'user:changed']);
    expect(told).toEqual([]);
    return 7;
  });
  events.publish('step:changed', 'stp_1');
  expect(answer).toBe(7);
  expect(told).toEqual([
    { topic: 'person:changed', revision: 11 },
    { topic: 'user:changed', revision: 12 },
    { topic: 'step:changed', revision: 13 },
  ]);
});

it('tells nothing of what came to nothing', () => {
  const { events, told } = heard();
  const work = (): void => {
    events.publish('person:changed', 'per_1');
    throw new Error('rolled back');
  };
  expect(() => events.hold(work)).toThrow('rolled back');
  events.publish('step:changed', 'stp_1');
  expect(told).toEqual([{ topic: 'step:changed', revision: 11 }]);
});
