// The profile of a whole file against the import of the same file, in turn. Nothing else reads the file meanwhile: where a run
// follows at once, the import does not wait for the profile.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runImport } from './import.ts';
import { median, type Figure } from './stats.ts';

type Run = { ms: number; peakMb: number; columns: number; rows: number };

const child = fileURLToPath(new URL('./profile.child.ts', import.meta.url));

function runProfile(dataDir: string, file: string): Run {
  rmSync(dataDir, { recursive: true, force: true });
  const done = spawnSync(process.execPath, [child, dataDir, file], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const run = JSON.parse(done.stdout) as Run;
  if (run.columns === 0) throw new Error('The file has no profile.');
  return run;
}

export function measureProfile(dir: string, file: string, pairs: number): Figure {
  const profiles: Run[] = [];
  const imports: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    profiles.push(runProfile(join(dir, 'profiled'), file));
    imports.push(runImport(join(dir, 'beside-profile'), file, 'plain').ms);
  }
  rmSync(join(dir, 'beside-profile'), { recursive: true, force: true });
  const ratio = median(profiles.map(({ ms }, at) => ms / (imports[at] ?? 1)));
  const peak = Math.max(...profiles.map(({ peakMb }) => peakMb));
  return {
    what: 'Full-file profile against the import of the same file',
    value: `${ratio.toFixed(2)} ×`,
    limit: '≤ 0.8 ×',
    holds: ratio <= 0.8,
    detail: `median of ${pairs} pairs: ${seconds(median(profiles.map(({ ms }) => ms)))} against ${seconds(median(imports))}; ${peak.toFixed(0)} MB at most`,
  };
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
