// A batch of the vendor from its first request to its last item. From the moment that it is taken it may be billed: whatever goes
// wrong afterwards is said as something whose outcome is unknown, never as something that was not done.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { t } from '../../../shared/messages/message.ts';
import { ProviderError } from '../provider.ts';
import { askRegister, type Register } from '../registers/ask-register.ts';

export type Vendor = {
  register: Register;
  /** Where batches of this kind of record are. */
  url: string;
  /** Before a batch is looked at first; doubled up to ten times as long. */
  pollMs: number;
  signal: AbortSignal;
};

const taken = z.looseObject({ batchId: z.string().regex(/^[\w-]{1,100}$/) });
const batchState = z.looseObject({ status: z.string() });
const itemShape = z.looseObject({
  status: z.string(),
  isSuccess: z.boolean().optional().catch(undefined),
  isRetryable: z.boolean().optional().catch(undefined),
  metadata: z.looseObject({ id: z.string() }).nullish().catch(null),
  data: z.record(z.string(), z.unknown()).nullish().catch(null),
  confidence: z.number().nullish().catch(null),
  error: z.looseObject({ code: z.string(), message: z.string() }).nullish().catch(null),
  fetchedAt: z.string().nullish().catch(null),
  cost: z.number().nullish().catch(null),
});
export type VendorItem = z.infer<typeof itemShape>;

const page = z.looseObject({
  items: z.array(itemShape),
  pagination: z.looseObject({ nextLink: z.string().nullish() }).nullish().catch(null),
});

/** Times `pollMs`: with a second, eight minutes, less than a call may take. */
const patience = 480;
/** Of one page, or one look. */
const mostReads = 20;
const perPage = 50;
/** Twice as many as the batch can have. */
const mostPages = 20;

/** What it came to so far, where it has not ended when nobody can wait any longer. `key`: the same batch is not made twice by it. */
export async function runBatch(vendor: Vendor, body: unknown, key: string): Promise<VendorItem[]> {
  const { batchId } = await send(vendor, body, key);
  const url = `${vendor.url}/${batchId}`;
  await untilEnded(vendor, url);
  return listItems(vendor, url);
}

async function send(vendor: Vendor, body: unknown, key: string): Promise<z.infer<typeof taken>> {
  const { register, url } = vendor;
  const headers = { ...register.headers, 'idempotency-key': key };
  const post = async () => {
    const sent = await askRegister({ ...register, headers }, url, taken, body);
    if (!sent) throw noSuchAddress(register.who);
    return sent.read;
  };
  try {
    return await post();
  } catch (error) {
    if (!isUnknown(error)) throw error;
    await pause(vendor, 0);
    // What came of the first is what counts, whatever is said of the second.
    return post().catch(() => {
      throw error;
    });
  }
}

/** It may have been taken all the same. */
const isUnknown = (error: unknown): boolean =>
  error instanceof ProviderError &&
  error.failure.kind === 'passing' &&
  error.code !== 'offline' &&
  !error.code.startsWith('http_');

async function untilEnded(vendor: Vendor, url: string): Promise<void> {
  const until = performance.now() + vendor.pollMs * patience;
  for (let look = 0; performance.now() < until; look += 1) {
    await pause(vendor, look);
    const { status } = await read(vendor, url, batchState);
    if (!['queued', 'running', 'paused'].includes(status)) return;
  }
}

async function listItems(vendor: Vendor, url: string): Promise<VendorItem[]> {
  const items: VendorItem[] = [];
  let cursor: string | null = null;
  for (let at = 0; at < mostPages; at += 1) {
    const place = `${url}/items?limit=${perPage}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const next = await nextPage(vendor, place, items.length > 0);
    items.push(...next.items);
    cursor = cursorIn(next.pagination?.nextLink ?? '');
    if (cursor === null) break;
  }
  return items;
}

/** What was read of a batch counts, though the rest of it could not be. */
const nextPage = (vendor: Vendor, url: string, hasSome: boolean): Promise<z.infer<typeof page>> =>
  read(vendor, url, page).catch((error: unknown) => {
    if (hasSome && error instanceof ProviderError) return { items: [] };
    throw error;
  });

/** No more of their link than that: where it leads to is not theirs to say. */
const cursorIn = (link: string): string | null =>
  URL.parse(link, 'https://vendor.invalid')?.searchParams.get('cursor') ?? null;

/** What is only read costs nothing, and is asked for again. */
async function read<T>(vendor: Vendor, url: string, shape: z.ZodType<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      const sent = await askRegister(vendor.register, url, shape);
      if (sent) return sent.read;
      throw unfinished(vendor, t('it knows nothing of them any more'));
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code === 'unfinished') throw error;
      const { kind } = error.failure;
      if (tried >= mostReads || kind === 'refused' || kind === 'final')
        throw unfinished(vendor, error.message);
      await pause(vendor, tried);
    }
  }
}

const pause = ({ pollMs, signal }: Vendor, before: number): Promise<void> =>
  wait(pollMs * Math.min(10, 2 ** before), undefined, { signal });

const unfinished = ({ register: { who } }: Vendor, reason: string): ProviderError =>
  new ProviderError(
    'unfinished',
    t('{who} took the lookups, and what came of them cannot be read: {reason}', { who, reason }),
    { kind: 'passing' },
  );

const noSuchAddress = (who: string): ProviderError =>
  new ProviderError(
    'no_such_address',
    t('{who} is not to be found at this address (404). Look at it in the settings.', { who }),
    { kind: 'refused', status: 404 },
  );
