import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** A system's own Chromium where there is one; else the one that Playwright keeps. */
const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

export default defineConfig({
  testDir: 'e2e',
  // A browser's test waits more than it works: two of them leave half of two cores idle.
  workers: 3,
  timeout: 60_000,
  // A busy machine is no fault of what it runs.
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'test-results',
  reporter: 'list',
  // A trace of every test costs an eighth of their time: `--trace on` makes one of a test that is looked into.
  use: { trace: 'off', screenshot: 'only-on-failure', viewport: { width: 1440, height: 900 } },
  projects: [
    {
      name: 'browser',
      // Windows without a browser are unit tests.
      testIgnore: ['desktop/**', 'windows/**'],
      // Each test has a server of its own: handed out one by one, no long file is left to a single worker at the end.
      fullyParallel: true,
      use: {
        browserName: 'chromium',
        launchOptions: {
          ...(chromium ? { executablePath: chromium } : {}),
          args: [
            // Chromium refuses its sandbox to root, which is what a container runs as.
            ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
            '--disable-gpu',
            '--disable-quic',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--no-first-run',
          ],
        },
      },
    },
    // One Electron at a time: a second one is started on purpose, and the first must be the only other.
    { name: 'desktop', testMatch: 'desktop/**/*.spec.ts', timeout: 180_000, workers: 1 },
  ],
});
