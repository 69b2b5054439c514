// Damages a hundred copies of a store by seed and starts on each: it opens whole or is recovered, the original is kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDamagedCopy, makeOriginals, startOn, type Outcome } from '../electron/testing/damage.ts';
import { seededRandom } from './company-file.ts';
import type { Figure } from './stats.ts';

export async function measureDamages(rows: number, copies: number): Promise<Figure> {
  const base = mkdtempSync(join(tmpdir(), 'rowbench-damage-'));
  // Threads of the backend do not keep a process alive.
  const alive = setInterval(() => undefined, 60_000);
  try {
    const originals = await makeOriginals(mkdtempSync(join(base, 'original-')), rows);
    const random = seededRandom(11);
    const outcomes: (Outcome | Error)[] = [];
    let companies = 0;
    for (let n = 0; n < copies; n += 1) {
      const copy = makeDamagedCopy(join(base, String(n)), originals, n, random);
      const outcome = await startOn(copy).catch((error: unknown) => error as Error);
      outcomes.push(outcome);
      if ('end' in outcome && outcome.end === 'recovered') companies += copy.original.companies;
      if (outcome instanceof Error) console.log(`  ${copy.name}: ${outcome.message}`);
      rmSync(copy.dir, { recursive: true });
    }
    return figureOf(outcomes, companies);
  } finally {
    clearInterval(alive);
    rmSync(base, { recursive: true, force: true });
  }
}

function figureOf(outcomes: readonly (Outcome | Error)[], companies: number): Figure {
  const ended = outcomes.filter((outcome): outcome is Outcome => !(outcome instanceof Error));
  const recovered = ended.filter(({ end }) => end === 'recovered');
  const sum = (list: readonly Outcome[], count: (outcome: Outcome) => number): number =>
    list.reduce((total, outcome) => total + count(outcome), 0);
  const saved = sum(recovered, (outcome) => outcome.companies);
  const invented = sum(ended, (outcome) => outcome.invented);
  const failed = outcomes.length - ended.length;
  const changed = ended.filter(({ keptExactly }) => !keptExactly).length;
  const number = (value: number): string => value.toLocaleString('en-US');
  return {
    what: 'Start-ups on damaged stores that neither open whole nor reach the recovery',
    value: `${failed} of ${outcomes.length}`,
    limit: '0',
    holds: failed === 0 && invented === 0 && changed === 0,
    detail:
      `${ended.length - recovered.length} opened whole, ${recovered.length} recovered; ` +
      `${number(saved)} of their ${number(companies)} companies saved, ${invented} in a state they were never in; ` +
      `${changed} originals changed`,
  };
}
