// Starts a thread of the backend. It speaks the language that is spoken where it is started, if its module imports
// thread-language.ts.
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { language } from '../../shared/messages/message.ts';
import { workerUrl } from './worker-url.ts';

/** `module`: its path below electron/ without an ending, such as `jobs/import-worker`. */
export const startThread = (module: string, task: unknown, options: WorkerOptions = {}): Worker =>
  new Worker(workerUrl(module), { ...options, workerData: task, argv: [language()] });
