// Does something with each of many items and lets others have their turn in between: a question about fifty thousand values
// must not hold up a person's edit.
import { setImmediate as nextTurn } from 'node:timers/promises';

const turnMs = 8;
/** Items between two looks at the clock. */
const between = 64;

export async function inTurns<T>(items: readonly T[], take: (item: T) => void): Promise<void> {
  let until = performance.now() + turnMs;
  for (let at = 0; at < items.length; at += 1) {
    take(items[at] as T);
    if (at % between !== 0 || performance.now() < until) continue;
    await nextTurn();
    until = performance.now() + turnMs;
  }
}
