// The test that desktop specs build on: the packaged app in a real Electron, with a data folder of each test's own.
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { openDisplay } from './display.ts';
import { packageApp } from './package-app.ts';
import { findRuntime } from './runtime.ts';

/** `reason`: why there is no app to test here. */
export type Packaged = { executable: string; env: Record<string, string> } | { reason: string };

export type Started = { app: ElectronApplication; page: Page };

type TestFixtures = {
  dataDir: string;
  /** Starts the app on `dataDir`; a test may do so again after it ended. */
  start: (args?: string[]) => Promise<Started>;
  /** What a shell would run to start the app a second time. */
  command: { executable: string; args: string[]; env: Record<string, string> };
};

/** Root, as in a container, is refused a sandbox by Chromium. For tests only. */
const testSwitches = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu'];

export const test = base.extend<TestFixtures, { packaged: Packaged }>({
  packaged: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const runtime = findRuntime();
      const display = runtime ? await openDisplay() : null;
      if (runtime && display) await use({ executable: packageApp(runtime), env: display.env });
      else await use({ reason: runtime ? 'no display' : 'no Electron' });
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
    if ('reason' in packaged) {
      process.stdout.write(`skipped: ${packaged.reason}\n`);
      return test.skip(true, packaged.reason);
    }
    const env = { ...definedEnv(), ...packaged.env };
    await use({ executable: packaged.executable, args: [...testSwitches, `--data=${dataDir}`], env });
  },
  start: async ({ command }, use) => {
    const started: { app: ElectronApplication; process: ChildProcess }[] = [];
    await use(async (args = []) => {
      const { executable, env } = command;
      const app = await _electron.launch({
        executablePath: executable,
        args: [...command.args, ...args],
        env,
      });
      started.push({ app, process: app.process() });
      return { app, page: await app.firstWindow() };
    });
    for (const { app, process } of started) if (isAlive(process)) await app.close();
  },
});

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** One that a test has killed or quit is gone already. */
const isAlive = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode === null && signalCode === null;

export { expect };
