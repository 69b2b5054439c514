// For kill.test.ts: a process of its own that imports what is queued in a folder, and may be killed.
import { openBench } from './testing.ts';

const [dir = '', id = ''] = process.argv.slice(2);
const bench = openBench(dir);
bench.jobs.start();
process.stdout.write('started\n');
await bench.jobs.waitFor(id);
process.stdout.write('done\n');
await bench.jobs.stop();
bench.store.close();
process.exit(0);
