// The review: companies are enriched without a network, what was found is looked through by keyboard alone, and all of it goes back.
import type { Page } from '@playwright/test';
import { expectNoBarriers } from './fixtures/axe.ts';
import { expect, test } from './fixtures/signed-in.ts';

type Made = { data: { id: string } };

const post = async (page: Page, path: string, data: unknown): Promise<string> =>
  ((await (await page.request.post(path, { data })).json()) as Made).data.id;

const valuesOf = async (page: Page, id: string) => {
  const { data } = (await (await page.request.get(`/v1/companies/${id}`)).json()) as {
    data: Record<string, unknown>;
  };
  const { domain, urls, phones, countryCode } = data;
  return { domain, urls, phones, countryCode };
};

const found = [
  {
    name: 'Brückmann Präzisionsteile GmbH',
    emails: ['jo@mail.brueckmann.de'],
    phones: ['0049 351 555 0142'],
  },
  { name: 'Norrvik Kabel AB', emails: ['info@norrvik.se'] },
  { name: 'Tarnhelm Robotics BV', urls: ['https://www.tarnhelm.nl/contact'] },
];

/** Enriched by the providers that need no network, nothing written. */
async function enrich(page: Page): Promise<{ ids: string[]; batchId: string }> {
  const ids: string[] = [];
  for (const company of found) ids.push(await post(page, '/v1/companies', company));
  const batchId = await post(page, '/v1/enrichment/batches', {
    entity: 'company',
    ids,
    name: 'EU mid-market',
    providers: [{ provider: 'domain-facts' }, { provider: 'phone-facts' }],
  });
  await expect
    .poll(async () => {
      const answer = await page.request.get(`/v1/enrichment/batches/${batchId}`);
      return ((await answer.json()) as { data: { finishedAt: string | null } }).data.finishedAt;
    })
    .not.toBeNull();
  return { ids, batchId };
}

test('what providers found is reviewed by keyboard alone, and undone', async ({ page }) => {
  const { ids } = await enrich(page);
  const before = await Promise.all(ids.map((id) => valuesOf(page, id)));
  await page.goto('/companies');
  await expect(page.getByRole('grid')).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  const matrix = page.getByRole('table', { name: 'Brückmann Präzisionsteile GmbH' });
  await expect(matrix).toBeVisible();
  await expectNoBarriers(page, 'the review');

  const row = (field: string) =>
    matrix.getByRole('row').filter({ has: page.getByRole('rowheader', { name: field }) });
  await page.keyboard.press('a');
  await expect(row('Domain')).toContainText('Accepted');
  await expect.poll(() => valuesOf(page, ids[0] ?? '')).toMatchObject({ domain: 'brueckmann.de' });

  await page.keyboard.press('Control+z');
  await expect(row('Domain')).not.toContainText('Accepted');
  await expect.poll(() => valuesOf(page, ids[0] ?? '')).toEqual(before[0]);

  await page.keyboard.press('Shift+A');
  await expect
    .poll(() => valuesOf(page, ids[0] ?? ''))
    .toMatchObject({ domain: 'brueckmann.de', phones: ['+493515550142'] });
  await page.keyboard.press('j');
  const next = page.getByRole('table', { name: 'Norrvik Kabel AB' });
  await expect(next).toBeVisible();
  await page.keyboard.press('r');
  await expect(next.getByText('Rejected').first()).toBeVisible();
  await page.keyboard.press('k');
  await expect(matrix).toBeVisible();

  await page.keyboard.press('Control+z');
  await expect.poll(() => valuesOf(page, ids[1] ?? '')).toEqual(before[1]);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => Promise.all(ids.map((id) => valuesOf(page, id)))).toEqual(before);
});

test('a whole batch is accepted where fields are empty, summed up and taken back', async ({ page }) => {
  const { ids, batchId } = await enrich(page);
  const before = await Promise.all(ids.map((id) => valuesOf(page, id)));
  await page.goto(`/review?batch=${batchId}`);
  await page.getByRole('button', { name: /^Accept where empty/ }).click();
  await expect.poll(() => valuesOf(page, ids[1] ?? '')).toMatchObject({ domain: 'norrvik.se' });
  await page.getByRole('button', { name: 'Summary' }).click();
  await expect(page.getByRole('dialog').getByRole('row', { name: /^Domain/ })).toContainText('100');
  await expectNoBarriers(page, 'the summary of a batch');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('menuitem', { name: 'What this batch wrote' }).click();
  await expect.poll(async () => Promise.all(ids.map((id) => valuesOf(page, id)))).toEqual(before);
});
