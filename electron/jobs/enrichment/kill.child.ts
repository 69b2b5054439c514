// For kill-run.ts: a process of its own that works through a batch in a folder over a vendor on loopback, and may be killed.
import { createHttpClients } from '../../providers/http/http-clients.ts';
import type { Answer } from '../../providers/provider.ts';
import { systemClock } from '../../lib/clock.ts';
import { silentLog } from '../../lib/log.ts';
import { findBatchByNo } from '../../store/enrichment/batches.ts';
import { findPace, savePace } from '../../store/enrichment/provider-pace.ts';
import { openStore } from '../../store/open-store.ts';
import { createEngine } from './engine.ts';
import { createWriter } from './patient-writer.ts';
import { scripted } from './testing-provider.ts';

const [dir = '', url = '', no = '0', cents = '0'] = process.argv.slice(2);
const store = openStore(dir);
const write = createWriter(store.db, silentLog, null);
const clients = createHttpClients({
  log: silentLog,
  limits: { backoffMs: 5 },
  storeOf: (code) => ({
    load: () => findPace(store.db, code),
    save: (pace) => write((db) => savePace(db, code, pace)),
  }),
});

const vendor = scripted(
  async (lookups, { http }) => {
    const body = lookups.map(({ id, input }) => ({ id, domain: input.domain }));
    return (await http.send({ method: 'POST', url: `${url}/lookups`, body })).json as Answer[];
  },
  { costCents: Number(cents), billed: 'for a lookup', rate: { calls: 100_000, perMs: 1000 } },
);

let isEnded = (): void => undefined;
const ended = new Promise<void>((resolve) => (isEnded = resolve));
const engine = createEngine({
  db: store.db,
  write,
  clock: systemClock,
  log: silentLog,
  providers: [vendor],
  random: () => 0.01,
  contextOf: (provider, { signal, onSend }) =>
    Promise.resolve({
      signal,
      http: clients.of(provider, { signal, isLocalAllowed: true, key: '', onSend }),
      key: '',
      config: null,
      references: { find: () => [] },
    }),
  tell: () => {
    if (findBatchByNo(store.db, Number(no))?.finishedAtMs !== null) isEnded();
  },
});
process.stdout.write('started\n');
engine.wake();
await ended;
process.stdout.write('done\n');
await engine.stop();
store.close();
process.exit(0);
