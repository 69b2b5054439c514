import { expect, it } from 'vitest';
import { silentLog } from '../../lib/log.ts';
import type { Provider } from '../../providers/provider.ts';
import { tempStore } from '../../testing/temp-store.ts';
import { createWriter } from './patient-writer.ts';
import { createContexts } from './provider-contexts.ts';
import { scripted } from './testing-provider.ts';

async function keyGiven(
  over: Partial<Provider>,
  kept: string | null,
): Promise<{ key: string; asked: string[] }> {
  const { db } = tempStore();
  const asked: string[] = [];
  const keyOf = (code: string) => {
    asked.push(code);
    return Promise.resolve(kept);
  };
  const write = createWriter(db, silentLog, null);
  const contextOf = createContexts({ db, write, log: silentLog, references: { find: () => [] }, keyOf });
  const call = { signal: new AbortController().signal, onSend: () => Promise.resolve() };
  const { key } = await contextOf(
    scripted(() => Promise.resolve([]), over),
    call,
  );
  return { key, asked };
}

it('gives a key where one is set, also to whom can do without, and none to whom asks nobody', async () => {
  const rate = { calls: 1, perMs: 1 };
  expect(await keyGiven({ rate, needsKey: true }, 'k')).toMatchObject({ key: 'k' });
  expect(await keyGiven({ rate, needsKey: false }, 'k')).toMatchObject({ key: 'k' });
  expect(await keyGiven({ rate, needsKey: false }, null)).toMatchObject({ key: '' });
  expect(await keyGiven({ rate: null, needsKey: false }, 'k')).toEqual({ key: '', asked: [] });
  await expect(keyGiven({ rate, needsKey: true }, null)).rejects.toMatchObject({ code: 'needs_key' });
});
