// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { ColumnPreview } from '../../../../../../shared/contract/rules.ts';
import type { ImportRules } from '../../../../../../shared/schema/import-rules.ts';
import { mapped, testSource } from '../../../test-data.ts';
import { fakeBackend, openWindow, type Sent } from '../../../test-window.tsx';

const columns = [
  mapped('Account Name', 'name'),
  mapped('Phone', 'phones'),
  mapped('Last Funding', 'lastFundingDate'),
  mapped('City', 'addresses'),
];

const question: ColumnPreview = {
  key: 'Last Funding',
  field: 'lastFundingDate',
  samples: [{ before: '3/4/21', after: null, message: 'Choose the order.' }],
  decision: {
    question: 'date_order',
    evidence: '',
    ambiguous: {
      cells: 12,
      examples: [
        {
          value: '3/4/21',
          readings: [
            { choice: 'dmy', reads: '2021-04-03' },
            { choice: 'mdy', reads: '2021-03-04' },
          ],
        },
      ],
    },
  },
  whole_file: true,
};

const decided: ColumnPreview = {
  ...question,
  decision: {
    ...question.decision,
    question: null,
    date_order: 'mdy',
    evidence: '“4/25/21” can only be month first',
  },
} as ColumnPreview;

async function open(date: ColumnPreview) {
  const requests = fakeBackend({
    'GET /v1/import/sources/src_1': () => testSource({ columns }),
    'GET /v1/import/jobs': () => ({ items: [], pagination: {} }),
    'POST /v1/import/sources/src_1/preview-rules': () => ({
      columns: [
        date,
        {
          key: 'Phone',
          field: 'phones',
          samples: [{ before: '0351 555', after: '+49351555', message: null }],
          decision: null,
          whole_file: false,
        },
      ],
    }),
  });
  const { user } = openWindow('/imports/new/src_1?step=columns');
  await screen.findByRole('button', { name: /^Rule for Phone/ });
  return { user, requests };
}

/** The rules that the check is asked with. */
async function sentRules(user: UserEvent, requests: Sent[]): Promise<ImportRules> {
  const tried = () => requests.find(({ path }) => path.endsWith('/dry-run'));
  await user.click(screen.getByRole('button', { name: 'Check before importing' }));
  await waitFor(() => expect(tried()).toBeDefined());
  const body = tried()?.body as { rules: ImportRules } | undefined;
  return body?.rules ?? {};
}

const pick = async (user: UserEvent, list: string | RegExp, option: string) => {
  await user.click(screen.getByRole('combobox', { name: list }));
  await user.click(await screen.findByRole('option', { name: option }));
};

test('what a column decides about its dates is sent with the import, and said', async () => {
  const { user, requests } = await open(decided);
  await user.click(screen.getByRole('combobox', { name: 'Field for Last Funding' }));
  expect(await screen.findByText('“4/25/21” can only be month first.')).toBeTruthy();
  await user.keyboard('{Escape}');
  expect(await sentRules(user, requests)).toEqual({ columns: { 'Last Funding': { date_order: 'mdy' } } });
});

test('what it does not decide is asked, with what each answer makes of a date', async () => {
  const { user, requests } = await open(question);
  expect(await screen.findByText('“3/4/21”: day, month or year first?')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Rule for Last Funding/ }));
  const form = await screen.findByRole('dialog', { name: /^Rule for Last Funding/ });
  await user.click(within(form).getByRole('radio', { name: 'Day first: 3/4/21 → 2021-04-03' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByText('“3/4/21”: day, month or year first?')).toBeNull());
  expect(await sentRules(user, requests)).toEqual({ columns: { 'Last Funding': { date_order: 'dmy' } } });
});

test('a step is added to a column and its outcome is shown before it is done', async () => {
  const { user, requests } = await open(decided);
  await user.click(screen.getByRole('button', { name: 'Rule for Phone: Add to list' }));
  const form = await screen.findByRole('dialog', { name: /^Rule for Phone/ });
  await user.click(within(form).getByRole('button', { name: 'Add a step' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Phone number' }));
  await pick(user, 'Country of numbers without a country code', 'Germany');
  const outcome = await within(form).findByRole('table', { name: 'Before and after' });
  expect(outcome.textContent).toBe('0351 555→+49351555');
  await pick(user, 'When there is a value', 'Fill blank only');
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Rule for Phone: Fill blank only' }).textContent).toContain(
    '1 step',
  );
  expect(await sentRules(user, requests)).toMatchObject({
    columns: { Phone: { steps: [{ kind: 'phone', country: 'DE' }] } },
    fields: { phones: { merge: 'fill_blank' } },
  });
});

test('blank cells keep what is stored unless a person lets them clear it', async () => {
  const { user, requests } = await open(decided);
  await pick(user, 'Blank cells', 'Clear');
  expect(await sentRules(user, requests)).toMatchObject({ blank: 'clear' });
});

test('one column fills two fields: a further one is made of it', async () => {
  const { user, requests } = await open(decided);
  await user.click(screen.getByRole('button', { name: /^Rule for City/ }));
  await user.click(await screen.findByRole('button', { name: 'Fill another field from these cells' }));
  await user.click(await screen.findByRole('combobox', { name: 'Field for City, part 2' }));
  await user.click(await screen.findByRole('option', { name: 'Country' }));
  expect(await sentRules(user, requests)).toMatchObject({
    columns: { 'City, part 2': { from: 'City', steps: [{ kind: 'split', on: ',', part: 2 }] } },
  });
  const { body } = requests.find(({ path }) => path.endsWith('/dry-run')) ?? { body: null };
  expect(body).toMatchObject({ mapping: { City: 'addresses', 'City, part 2': 'countryCode' } });
});
