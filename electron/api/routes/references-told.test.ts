// What becomes of reference datasets is told with the change, so that no webhook misses it.
import { expect, it, onTestFinished } from 'vitest';
import { lastPromise } from '../../store/event-promises.ts';
import { findDataset } from '../../store/reference-datasets.ts';
import { writeTestFile } from '../../testing/backend.ts';
import { noteUnpromised } from '../testing/note-unpromised.ts';
import { openApp } from '../testing/open-app.ts';

it('is promised when it is attached, indexed, renamed and detached', async () => {
  const test = openApp();
  onTestFinished(() => test.close());
  const { store, events } = test.services;
  noteUnpromised(test.services);
  let promised: boolean[] = [];
  events.subscribe(({ topic, id }) => {
    if (topic === 'reference:changed') promised.push(lastPromise(store.db, topic, id) > 0);
  });
  const ask = async (method: string, path: string, body?: object) => {
    promised = [];
    const answer = await test.send(method, path, body ? { body } : {});
    return ((await answer.json()) as { data: { id: string; status: string } }).data;
  };
  const all = '/v1/reference-datasets';
  const { id } = await ask('POST', all, { path: writeTestFile('r.csv', 'Name,Domain\nAcme,acme.de\n') });
  expect(promised).toEqual([true]);
  const status = () => findDataset(store.db, id)?.status;
  await expect.poll(status, { timeout: 20_000 }).toBe('ready');
  expect(promised.at(-1)).toBe(true);
  expect(await ask('PATCH', `${all}/${id}`, { name: 'Register' })).toMatchObject({ status: 'ready' });
  expect(promised).toEqual([true]);
  await ask('DELETE', `${all}/${id}`);
  expect(promised).toEqual([true]);
});
