// Which registry is asked of which country: set one by one, so that two windows do not take back what the other set.
import { expect, it } from 'vitest';
import type { ErrorBody } from '../../../shared/errors.ts';
import type { BackendEvent } from '../../../shared/events.ts';
import type { RefreshSettings } from '../../../shared/schema/entity.ts';
import { openApp } from '../testing/open-app.ts';

it('changes only the countries that are sent, and tells every window', async () => {
  const test = openApp();
  const heard: BackendEvent[] = [];
  test.services.events.subscribe((event) => void heard.push(event));
  const set = async (basicProviders: object) => {
    const sent = await test.send('PATCH', '/v1/enrichment/refresh-settings', { body: { basicProviders } });
    return (await sent.json()) as { data: RefreshSettings } & ErrorBody;
  };
  expect((await set({ FR: 'gleif' })).data.basicProviders).toEqual({ GB: 'companies-house', FR: 'gleif' });
  const refused = await set({ FR: 'nobody', DE: 'gleif' });
  expect(refused.error.details?.issues).toMatchObject([{ path: 'basicProviders.FR' }]);
  for (const [code, message] of [
    ['XX', 'There is no country "XX"'],
    ['fr', 'two capital letters'],
  ] as const)
    expect((await set({ [code]: 'gleif' })).error.details?.issues).toMatchObject([
      { path: `basicProviders.${code}`, message: expect.stringContaining(message) },
    ]);
  expect((await set({ FR: null })).data.basicProviders).toEqual({ GB: 'companies-house' });
  expect(heard.map(({ topic }) => topic)).toEqual(['refresh-settings:changed', 'refresh-settings:changed']);
  await test.close();
});
