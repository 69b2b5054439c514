// The test that desktop specs build on: the packaged app in a real Electron, with a data folder of each test's own.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  _electron,
  errors,
  expect,
  test as base,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { openDisplay } from './display.ts';
import { packageApp } from './package-app.ts';
import { findRuntime } from './runtime.ts';

/** `reason`: why there is no app to test here. */
export type Packaged = { executable: string; env: Record<string, string> } | { reason: string };

export type Started = { app: ElectronApplication; page: Page };

type Command = { executable: string; args: string[]; env: Record<string, string> };

type TestFixtures = {
  dataDir: string;
  /** Starts the app on `dataDir`; a test may do so again after it ended. */
  start: (args?: string[]) => Promise<Started>;
  /** What a shell would run to start the app a second time. */
  command: Command;
};

/** Root, as in a container, is refused a sandbox by Chromium. For tests only. */
const testSwitches = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];

export const test = base.extend<TestFixtures, { packaged: Packaged }>({
  packaged: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const runtime = findRuntime();
      const executable = runtime && packageApp(runtime);
      const display = executable ? await openDisplay() : null;
      if (executable && display) await use({ executable, env: display.env });
      else await use(skipAll(executable ? 'no display' : 'no Electron'));
      display?.close();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  // oxlint-disable-next-line no-empty-pattern
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'rowbench-desktop-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  command: async ({ packaged, dataDir }, use) => {
    if ('reason' in packaged) return test.skip(true, packaged.reason);
    const env = { ...definedEnv(), ...packaged.env };
    await use({ executable: packaged.executable, args: [...testSwitches, `--data=${dataDir}`], env });
  },
  start: async ({ command }, use) => {
    const started: { app: ElectronApplication; process: ChildProcess }[] = [];
    await use(async (args = []) => {
      const app = await launch({ ...command, args: [...command.args, ...args] });
      started.push({ app, process: app.process() });
      return { app, page: await app.firstWindow() };
    });
    for (const { app, process } of started) if (isAlive(process)) await app.close();
  },
});

function skipAll(reason: string): Packaged {
  process.stdout.write(`skipped: ${reason}\n`);
  return { reason };
}

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/**
 * Playwright attaches while the app starts. Where that meets the very moment in which the window comes to be, about once in
 * twenty starts, it waits for ever; the app itself is well. So the start is tried again.
 */
async function launch({ executable, args, env }: Command, triesLeft = 2): Promise<ElectronApplication> {
  try {
    return await _electron.launch({ executablePath: executable, args, env, timeout: 20_000 });
  } catch (error) {
    if (triesLeft === 0 || !(error instanceof errors.TimeoutError)) throw error;
    return launch({ executable, args, env }, triesLeft - 1);
  }
}

/** One that a test has killed or quit is gone already. */
const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

export { expect };
