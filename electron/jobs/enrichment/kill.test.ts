import { expect, it } from 'vitest';
import { tempDir } from '../../testing/temp-store.ts';
import { runWithKills } from './kill-run.ts';

it('loses no item, repeats no answered call and passes no budget when it is killed again and again', async () => {
  const run = { dir: tempDir(), items: 1000, kills: 6, cents: 3, budgetCents: 3100 };
  const { batch, kills, lost, billedCents, repeated } = await runWithKills(run);
  expect(kills).toBeGreaterThanOrEqual(5);
  expect({ lost, repeated, total: batch.succeeded + batch.failed }).toEqual({
    lost: 0,
    repeated: 0,
    total: 1000,
  });
  expect(batch.cost).toBeLessThanOrEqual(3100);
  expect(billedCents).toBeLessThanOrEqual(batch.cost);
  expect(batch).toMatchObject({ status: 'completed', pending: 0 });
  expect(batch.succeeded).toBeGreaterThan(700);
}, 120_000);
