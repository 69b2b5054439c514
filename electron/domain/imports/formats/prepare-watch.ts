// What somebody who waits for a big file hears while it is made a text of: how far it is, and its first rows long before
// the last.
import type { MadeTable } from './made-table.ts';
import type { PreparedText } from './prepared-text.ts';

export type SheetWatch = {
  /** 0 … 1. */
  onShare: (share: number) => void;
  /** `write` makes a table of the first rows; asked for only where the sheet is long. */
  onHead: (write: (text: PreparedText) => Promise<MadeTable>) => Promise<void>;
};

export const nobodyWatches: SheetWatch = { onShare: () => undefined, onHead: () => Promise.resolve() };

/** Tells the share of these parts that was read, part after part. */
export function createShare(
  sizes: readonly number[],
  onShare: SheetWatch['onShare'],
): (bytes: AsyncIterable<Buffer>) => AsyncGenerator<Buffer> {
  const all = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  );
  let read = 0;
  let told = 0;
  return async function* counted(bytes) {
    for await (const chunk of bytes) {
      yield chunk;
      read += chunk.length;
      const share = Math.min(1, Math.floor((read / all) * 100) / 100);
      if (share > told) onShare((told = share));
    }
  };
}
