import { defineConfig } from 'vitest/config';

const anyTest = '**/*.test.{ts,tsx}';
/** What starts threads and processes, holds a lock or sets what a process speaks: each file in a process of its own. */
const apart = [
  'shared/messages',
  'electron/{api,hosts,jobs,shell}',
  'electron/*.test.ts',
  'electron/store/{*,recovery/*}.test.ts',
  'scripts',
  'bench',
  'e2e',
];

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A thread may take seconds to start while other tests run; a wait that is in vain should fail all the same.
    expect: { poll: { timeout: 15_000 } },
    exclude: ['e2e/**/*.spec.ts', 'node_modules/**', 'dist/**'],
    environment: 'node',
    // Processes, not threads: tests load a native addon and start worker threads.
    pool: 'forks',
    // One less than there are cores is the default. Tests wait for threads and processes: two leave a sixth of two cores idle.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart.map((path) => (path.endsWith('.ts') ? path : `${path}/${anyTest}`)),
        },
      },
      {
        extends: true,
        // Loading what they test takes longer than testing it.
        test: {
          name: 'plain',
          include: [`shared/${anyTest}`, `electron/${anyTest}`],
          exclude: [
            'node_modules/**',
            'shared/messages/**',
            'electron/{api,hosts,jobs,shell}/**',
            'electron/*.test.ts',
            'electron/store/{*,recovery/*}.test.ts',
          ],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'window',
          include: [`renderer/${anyTest}`],
          setupFiles: ['renderer/testing/set-up.ts'],
          // Each file has a context of its own, with its modules, globals and document; jsdom is loaded once for a process.
          pool: 'vmForks',
          // A context that has ended is not given back: a process that holds as much is replaced.
          vmMemoryLimit: '1GB',
        },
      },
    ],
  },
});
