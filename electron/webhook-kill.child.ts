// For a test only: makes companies one after the other until it is killed. Arguments: data folder, what their names begin with.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBackend } from './backend.ts';

const [dataDir = '', name = ''] = process.argv.slice(2);
const backend = createBackend({ dataDir, version: '0.0.0-test', dueRuns: 'leave' });
for (let at = 0; ; at += 1) {
  const body = JSON.stringify({ name: `${name} ${at}` });
  const headers = { 'content-type': 'application/json' };
  await backend.fetch(new Request('http://127.0.0.1/v1/companies', { method: 'POST', headers, body }), {
    kind: 'local',
  });
  // Some of it is written down before the end, some is not.
  await nextTurn();
}
