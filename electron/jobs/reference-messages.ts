// What the thread that indexes a reference dataset is told, and what it tells.
import { msg } from '../../shared/messages/message.ts';
import type { Built, BuildTask } from '../domain/references/build-index.ts';

/** Where the program is at fault. */
export const unreadToEnd = msg('The file could not be read to its end. Index it again.');

export type ReferenceTask = BuildTask;

export type ReferenceOrder = 'stop';

export type ReferenceNote =
  | { kind: 'rows'; rows: number }
  | ({ kind: 'built' } & Built)
  | { kind: 'stopped' }
  | { kind: 'failed'; code: string; message: string };
