// A dry run against the import that follows it, in one process; and the most memory that profile, dry run and import need.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, type Figure } from './stats.ts';

type Run = { dryMs: number; importMs: number; created: [number, number]; peakMb: number };

const child = fileURLToPath(new URL('./dry-run.child.ts', import.meta.url));

function runStory(dataDir: string, file: string): Run {
  rmSync(dataDir, { recursive: true, force: true });
  const done = spawnSync(process.execPath, [child, dataDir, file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  rmSync(dataDir, { recursive: true, force: true });
  const run = JSON.parse(done.stdout) as Run;
  const [tried, made] = run.created;
  if (tried !== made) throw new Error(`The dry run created ${tried} companies, the import ${made}.`);
  return run;
}

export function measureDryRun(dir: string, file: string, pairs: number): Figure[] {
  const runs = Array.from({ length: pairs }, () => runStory(join(dir, 'tried'), file));
  const ratio = median(runs.map(({ dryMs, importMs }) => dryMs / importMs));
  const peak = Math.max(...runs.map(({ peakMb }) => peakMb));
  const of = (pick: (run: Run) => number): string => `${(median(runs.map(pick)) / 1000).toFixed(1)} s`;
  return [
    {
      what: 'Dry run against the import that follows it',
      value: `${ratio.toFixed(2)} ×`,
      limit: '≤ 1.3 ×',
      holds: ratio <= 1.3,
      detail: `median of ${pairs} pairs: ${of(({ dryMs }) => dryMs)} against ${of(({ importMs }) => importMs)}`,
    },
    {
      what: 'Peak memory of profile, dry run and import in one process',
      value: `${peak.toFixed(0)} MB`,
      limit: '≤ 700 MB',
      holds: peak <= 700,
      detail: 'highest resident set of the whole process',
    },
  ];
}
