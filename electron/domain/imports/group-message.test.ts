import { expect, it } from 'vitest';
import { openImports } from '../../testing/imports.ts';
import type { ErrorGroup } from '../../../shared/contract/imports.ts';
import { groupMessage } from './group-message.ts';

const anyId = /com_|\d{8}/;

it('says of all rows with a taken name only what is true of each', async () => {
  const api = openImports();
  await api.runCsv(['name,domain', 'Acme,acme.com', 'Bolt,bolt.dev']);
  const job = await api.runCsv(['name,domain', 'Acme,a.com', 'Bolt,b.com', 'ACME,c.com']);
  const acme = await api.company('Acme');
  expect(job.errors[0]).toMatchObject({
    code: 'name_taken',
    value: 'Acme',
    message: `“Acme”, acme.com, has this name already. Give the row that company’s domain to mean it, or change the name. (${acme.id})`,
  });
  const groups = `/v1/import/jobs/${job.job_id}/error-groups`;
  const { items } = await api.data<{ items: ErrorGroup[] }>('GET', groups);
  expect(items).toMatchObject([
    {
      code: 'name_taken',
      rows: 3,
      row_numbers: [2, 3, 4],
      values: [
        { value: 'Acme', rows: 2 },
        { value: 'Bolt', rows: 1 },
      ],
    },
  ]);
  expect(items[0]?.message).toBe(
    'Another company has this name. Give the row that company’s domain to mean it, or change the name.',
  );
});

it.each([
  [
    'name_taken',
    '“Acme” has this name already. Change it. (com_00000000)',
    /^Another company has this name\./,
  ],
  ['domain_taken', '“Acme” has this domain already. (com_00000000)', /^Another company has this domain\./],
  ['extra_cells', 'The row has 9 cells, the table 2 columns.', /^The row has more cells than/],
  ['too_many', 'With this row the company would have 21 emails; 20 is the most.', /too many entries/],
  [
    'invalid_year',
    '“19”x9” is no year. Expected four digits.',
    /^The value is no year\. Expected four digits\.$/,
  ],
  [
    'invalid_domain',
    '“x y” is no host name: it has a space. Expected a form.',
    /^The value is no host name\. /,
  ],
  [
    'too_long',
    '5300 characters are too many. Keep it to 5000.',
    /^The text is too long\. Keep it to 5000\.$/,
  ],
  [
    'bad_json',
    'The record is a list, not an object. Mend it in the file.',
    /^The record is no whole JSON object\./,
  ],
  ['required', 'A company needs a name.', /^A company needs a name\.$/],
  ['constructor', 'Some message.', /^Some message\.$/],
])('says of a group of %s nothing of one row', (code, message, general) => {
  expect(groupMessage({ code, message })).toMatch(general);
  expect(groupMessage({ code, message })).not.toMatch(anyId);
});
