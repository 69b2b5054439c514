// The thread that reads, beside the one that writes or the backend's.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../lib/assert.ts';
import type { ReaderOrder, ReaderTask } from './reader-messages.ts';
import { startReading } from './reading.ts';

const port = must(parentPort, 'parent thread');
const reading = startReading(workerData as ReaderTask, (note) => port.postMessage(note));
port.on('message', (order: ReaderOrder) => reading.hear(order));
await reading.ended;
port.close();
