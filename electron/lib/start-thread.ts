// Starts a thread of the backend. It speaks the language that is spoken where it is started, if its module imports
// thread-language.ts.
import { setFlagsFromString } from 'node:v8';
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { language } from '../../shared/messages/message.ts';
import { workerUrl } from './worker-url.ts';

// A row of a big file lives for a moment. Where V8 has seen a few hundred of them survive a collection it makes all that follow
// long-lived from their birth, and each of those keeps the next one: a third of the reading thread's time went into that.
setFlagsFromString('--no-allocation-site-pretenuring');

/** `module`: its path below electron/ without an ending, such as `jobs/import-worker`. */
export const startThread = (module: string, task: unknown, options: WorkerOptions = {}): Worker =>
  new Worker(workerUrl(module), { ...options, workerData: task, argv: [language()] });
