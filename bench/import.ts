// The whole import against a bare `sqlite3 .import` of the same file, interleaved in one run; memory and edits meanwhile.
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ImportJob } from '../shared/schema/import.ts';
import { median, quantile, type Figure } from './stats.ts';

type Run = { ms: number; previewMs: number; peakMb: number; edits: number[]; job: ImportJob };

const child = fileURLToPath(new URL('./import.child.ts', import.meta.url));

export function runImport(dataDir: string, file: string, mode: 'plain' | 'edit'): Run {
  rmSync(dataDir, { recursive: true, force: true });
  const done = spawnSync(process.execPath, [child, dataDir, file, mode], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  const run = JSON.parse(done.stdout) as Run;
  if (run.job.status !== 'completed') throw new Error(JSON.stringify(run.job.failure));
  return run;
}

function bareImport(dir: string, file: string): number {
  const store = join(dir, 'bare.db');
  rmSync(store, { force: true });
  const start = performance.now();
  execFileSync('sqlite3', [store, '.mode csv', `.import ${file} company`]);
  const ms = performance.now() - start;
  rmSync(store);
  return ms;
}

export function measureImport(
  dir: string,
  file: string,
  pairs: number,
): { figures: Figure[]; dataDir: string } {
  const dataDir = join(dir, 'data');
  const bare: number[] = [];
  const runs: Run[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    bare.push(bareImport(dir, file));
    runs.push(runImport(dataDir, file, 'plain'));
    const [theirs = 0, ours] = [bare.at(-1), runs.at(-1)];
    console.log(`  pair ${pair + 1}: .import ${seconds(theirs)}, Rowbench ${seconds(ours?.ms ?? 0)}`);
  }
  const ratio = median(runs.map(({ ms }, at) => ms / (bare[at] ?? 1)));
  const peak = Math.max(...runs.map(({ peakMb }) => peakMb));
  const { edits } = runImport(join(dir, 'edited'), file, 'edit');
  const p95 = quantile(edits, 0.95);
  return {
    dataDir,
    figures: [
      {
        what: 'Whole import against a bare `sqlite3 .import`',
        value: `${ratio.toFixed(2)} ×`,
        limit: '≤ 2.5 ×',
        holds: ratio <= 2.5,
        detail: `median of ${pairs} pairs: ${seconds(median(runs.map(({ ms }) => ms)))} against ${seconds(median(bare))}`,
      },
      {
        what: 'Peak memory of the backend',
        value: `${peak.toFixed(0)} MB`,
        limit: '≤ 600 MB',
        holds: peak <= 600,
        detail: 'highest resident set of the whole process',
      },
      {
        what: 'An edit during the import, p95',
        value: `${p95.toFixed(1)} ms`,
        limit: '≤ 25 ms',
        holds: p95 <= 25,
        detail: `${edits.length} edits; median ${median(edits).toFixed(1)} ms, worst ${quantile(edits, 1).toFixed(0)} ms`,
      },
    ],
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
