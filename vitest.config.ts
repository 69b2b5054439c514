import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{shared,electron,renderer,scripts,bench,e2e}/**/*.test.{ts,tsx}'],
    exclude: ['e2e/**/*.spec.ts', 'node_modules/**', 'dist/**'],
    environment: 'node',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A thread may take seconds to start while other tests run; a wait that is in vain should fail all the same.
    expect: { poll: { timeout: 15_000 } },
    // Each file in a process of its own: tests load a native addon and start worker threads.
    pool: 'forks',
    // One less than there are cores is the default, which leaves half of two cores idle.
    maxWorkers: 2,
  },
});
