// The reading side as the writing thread sees it: batches that are there already, or a wait for the next.
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import type { DecidedRules } from '../domain/imports/rules/decide-rules.ts';
import type { PlannedField } from '../domain/imports/row-plan.ts';
import type { ReaderNote, ReaderTask } from './reader-messages.ts';
import type { RowBatch } from './row-batch.ts';
import { startReader } from './start-reader.ts';

type About = {
  fields: PlannedField[];
  byteSize: number;
  /** What the columns decided, if they were asked; there before the first row that goes by it. */
  decided: DecidedRules | null;
};

export type FeedItem = { kind: 'batch'; batch: RowBatch } | { kind: 'end'; records: number; sha256: string };

export type RowFeed = {
  /** Fields of the values in each batch, and the size of the input; there before the first batch. */
  about(): About;
  /** What has arrived; null when nothing has. */
  poll(): FeedItem | null;
  /** What arrives within these milliseconds; null where nothing does. */
  soon(ms: number): Promise<FeedItem | null>;
  /** Throws an AppError where the input cannot be read. */
  next(): Promise<FeedItem>;
  /** The last batch was dealt with. */
  taken(): void;
  close(): Promise<void>;
};

/** Room for what a few batches hold, so that it is not copied about before it is let go. */
const readerMemory = { maxYoungGenerationSizeMb: 48, maxOldGenerationSizeMb: 512 };

export function startRowFeed(task: ReaderTask): RowFeed {
  const arrived: FeedItem[] = [];
  let about: About = { fields: [], byteSize: 0, decided: null };
  let failure: Error | null = null;
  let wake: (() => void) | null = null;

  const fail = (error: Error): void => {
    failure ??= error;
    wake?.();
  };
  const hear = (note: ReaderNote): void => {
    if (note.kind === 'fields') about = { ...about, fields: note.fields, byteSize: note.byteSize };
    else if (note.kind === 'decided') about = { ...about, decided: note.decided };
    else if (note.kind === 'failed') fail(new AppError(note.code as ErrorCode, { message: note.message }));
    else arrived.push(note);
    wake?.();
  };
  const reading = startReader(task, { hear, fail }, readerMemory);

  return {
    about: () => about,
    poll: () => arrived.shift() ?? null,
    async soon(ms) {
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, ms);
      });
      clearTimeout(timer);
      wake = null;
      return arrived.shift() ?? null;
    },
    async next() {
      for (;;) {
        const item = arrived.shift();
        if (item) return item;
        if (failure) throw failure;
        await new Promise<void>((resolve) => (wake = resolve));
        wake = null;
      }
    },
    taken: () => reading.hear({ kind: 'taken' }),
    async close() {
      reading.hear({ kind: 'close' });
      await reading.ended;
    },
  };
}
