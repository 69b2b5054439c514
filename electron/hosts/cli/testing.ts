// For tests only: the command as a person runs it, in a folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { InnerBench, Ran } from './testing-inner.ts';

/** Bundled where a whole test run has built it: hundreds of starts. */
const bundle = process.env['ROWBENCH_BUNDLE'];
export const cliFile = bundle ? join(bundle, 'cli.js') : fileURLToPath(new URL('../cli.ts', import.meta.url));
export const wrapperFile = fileURLToPath(new URL('../../../scripts/rowbench.mjs', import.meta.url));

export type Bench = InnerBench & {
  /** Runs to the first line on standard output; `ended` resolves when the process is over. */
  start(...args: string[]): { child: ChildProcess; line: Promise<string>; ended: Promise<Ran> };
};

export type BenchOptions = { entry?: string; env?: NodeJS.ProcessEnv };

export function openBench({ entry = cliFile, env = {} }: BenchOptions = {}): Bench {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-cli-'));
  const start = (...args: string[]) => {
    const child = spawn(process.execPath, [entry, ...args], {
      cwd: dir,
      env: { ...process.env, ROWBENCH_DATA: join(dir, 'data'), ROWBENCH_BUILD: 'skip', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ran = { stdout: '', stderr: '' };
    child.stdout.on('data', (chunk: Buffer) => (ran.stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (ran.stderr += chunk.toString()));
    const ended = new Promise<Ran>((resolve) => child.on('close', (code) => resolve({ code, ...ran })));
    const line = new Promise<string>((resolve, reject) => {
      createInterface({ input: child.stdout }).once('line', resolve);
      void ended.then(({ stderr }) => reject(new Error(stderr)));
    });
    line.catch(() => undefined);
    return { child, line, ended };
  };
  return {
    dir,
    file: (name, content) => {
      writeFileSync(join(dir, name), content);
      return name;
    },
    start,
    run: (...args) => start(...args).ended,
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}
