// For tests of kills: a process of its own that works off what is queued in a folder, and may be killed. `busy`: somebody edits
// meanwhile, so that the job writes in small pieces.
import { transact } from '../store/database.ts';
import { openBench } from './testing.ts';

const [dir = '', id = '', busy = ''] = process.argv.slice(2);
const bench = openBench(dir);
bench.jobs.start();
if (busy !== '') transact(bench.store.db, () => undefined);
process.stdout.write('started\n');
await bench.jobs.waitFor(id);
process.stdout.write('done\n');
await bench.jobs.stop();
bench.store.close();
process.exit(0);
