import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openApp } from './api/testing/open-app.ts';
import { stopServices } from './services.ts';

it('waits for all that works also where something cannot end in order, and says so', async () => {
  const test = openApp();
  onTestFinished(() => test.close());
  const { exporter, jobs, queries } = test.services;
  const ended: string[] = [];
  const stopped = stopServices({
    ...test.services,
    exporter: { ...exporter, stop: () => Promise.reject(new Error('Its folder is held.')) },
    jobs: {
      ...jobs,
      async stop() {
        await nextTurn();
        ended.push('jobs');
      },
    },
    queries: {
      ...queries,
      async close() {
        await nextTurn();
        ended.push('queries');
      },
    },
  });
  await expect(stopped).rejects.toThrow('Its folder is held.');
  expect(ended).toEqual(['jobs', 'queries']);
});
