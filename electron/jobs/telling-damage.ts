// Work that nobody waits for, such as a timer's or what a thread's message starts: no caller would hear that it met a damaged page, and
// uncaught it would end the process.
import { storeDamageIn } from '../lib/errors.ts';

export type OnDamage = (problem: string) => void;

/** Tells of a damaged page instead of throwing; anything else is thrown. */
export function tellingDamage(onDamage: OnDamage, work: () => void): void {
  try {
    work();
  } catch (error) {
    const damage = storeDamageIn(error);
    if (damage === null) throw error;
    onDamage(damage);
  }
}
