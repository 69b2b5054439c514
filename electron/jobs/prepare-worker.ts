// The thread that prepares a large file: inflating it and reading its XML would hold up the backend.
import '../lib/thread-language.ts';
import { parentPort, workerData } from 'node:worker_threads';
import type { PrepareTask } from '../domain/imports/formats/prepare-file.ts';
import { must } from '../lib/assert.ts';
import { prepareNote } from './prepare-note.ts';

const port = must(parentPort, 'parent thread');
port.postMessage(await prepareNote(workerData as PrepareTask, (progress) => port.postMessage(progress)));
port.close();
