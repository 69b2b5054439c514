import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPatientWork } from './patient-work.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failing = (code: string) => Object.assign(new Error(code), { code });

function given() {
  const damage: string[] = [];
  const logged: unknown[] = [];
  const patient = createPatientWork(
    (problem) => damage.push(problem),
    (_, event, facts) => logged.push([event, facts]),
  );
  return { patient, damage, logged };
}

describe('work that nobody waits for', () => {
  it('is done at once, and again until the disk has room', () => {
    const { patient, logged } = given();
    let room = false;
    const done: string[] = [];
    patient.do('a', () => {
      if (!room) throw failing('SQLITE_FULL');
      done.push('a');
    });
    vi.advanceTimersByTime(12_000);
    const waits = ['write_waits', { code: 'SQLITE_FULL' }];
    expect(logged).toEqual([waits, waits, waits]);
    room = true;
    patient.do('b', () => done.push('b'));
    vi.advanceTimersByTime(60_000);
    expect(done).toEqual(['b', 'a']);
  });

  it('gives way to newer work of its key, and is dropped on a word and by the end', () => {
    const { patient, logged } = given();
    const full = (): void => {
      throw failing('ENOSPC');
    };
    let done = 0;
    for (const key of ['a', 'b', 'c']) patient.do(key, full);
    patient.do('a', () => (done += 1));
    patient.drop('b');
    vi.advanceTimersByTime(5000);
    expect([done, logged.length]).toEqual([1, 4]);
    patient.stop();
    patient.do('d', full);
    vi.advanceTimersByTime(60_000);
    expect([done, logged.length]).toEqual([1, 5]);
  });

  it('tells of a damaged page, and leaves a fault of the program to be seen', () => {
    const { patient, damage } = given();
    patient.do('a', () => {
      throw failing('SQLITE_CORRUPT');
    });
    expect(damage).toHaveLength(1);
    const wrong = (): void => patient.do('a', () => void (undefined as unknown as string).length);
    expect(wrong).toThrow(TypeError);
    vi.advanceTimersByTime(60_000);
    expect(damage).toHaveLength(1);
  });
});
