// Reference data, lookups and the review by command, in the process of the test: a program for each would take its seconds.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runCli } from './run-cli.ts';

let dir: string;
const told = { out: '', err: '' };
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rowbench-cli-'));
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((told.out += String(text)), true));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((told.err += String(text)), true));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dir, { recursive: true, force: true });
});

function file(name: string, content: string): string {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
}

async function run(...args: string[]) {
  Object.assign(told, { out: '', err: '' });
  const code = await runCli([...args, '--data', join(dir, 'data')]);
  return { code, ...told };
}

it('attaches a file, looks companies up in it, writes what is accepted, and takes it back', async () => {
  await run(
    'import',
    file('a.csv', 'name,domain,industry\nAcme,acme.com,Banking\nBolt,bolt.dev,\nNobody,,\n'),
  );
  const rows = 'Acme,acme.com,Fintech,R-1\nBolt,bolt.dev,Retail,R-2\n';
  const register = file('b.csv', `Company,Website,Sector,No\n${rows}`);
  const fields = '"Company": "name", "Website": "domain", "Sector": "industry", "No": "externalId"';
  const mapping = file('m.json', `{${fields}}`);
  const attached = await run('references', 'attach', register, '--mapping', mapping);
  expect(attached).toMatchObject({ code: 0, out: expect.stringMatching(/2 rows\n[^]*Sector +industry/) });

  const lookups = ['enrich', '--query', '{}', '--providers', 'reference'];
  const { out: estimate } = await run(...lookups, '--estimate');
  expect(estimate).toMatch(/^3 records for 0\.00 €[^]*reference +2 /);
  const looked = await run(...lookups, '--name', 'Try');
  expect(looked).toMatchObject({ code: 0, err: '' });
  expect(looked.out).toMatch(/^Try \(bat_[^]*matched +2\n[^]*skipped +1\n[^]*total +3\n/);
  const batch = /review (bat_\S+)/.exec(looked.out)?.[1] ?? '';

  const accepted = await run('review', batch, '--accept', 'empty', '--field', 'industry');
  expect(accepted).toMatchObject({ code: 0, out: expect.stringMatching(/^Accepted: 1 record changed/) });
  expect(accepted.out).toMatch(/externalId +2 +0 +[^]*industry +1 +1 +1 of 3 +2 of 3/);
  const { out: back } = await run('review', batch, '--take-back', '--json');
  expect(JSON.parse(back)).toMatchObject({ job: { status: 'completed', changed: 1 }, open: 3, decided: 1 });
}, 120_000);

it('keeps what is attached in a list until it is detached, and says why a file cannot be read', async () => {
  const { out } = await run(
    'references',
    'attach',
    file('b.csv', 'name\nAcme\n'),
    '--name',
    'Mine',
    '--json',
  );
  const { id } = JSON.parse(out) as { id: string };
  expect((await run('references', 'list')).out).toMatch(new RegExp(`^${id} +Mine +ready +1 row +b.csv\n$`));
  expect(await run('references', 'detach', id)).toMatchObject({ code: 0 });
  expect((await run('references', 'list', '--json')).out).toBe('[]\n');
  expect(await run('references', 'detach', id)).toMatchObject({ code: 1 });
  const none = await run('references', 'attach', join(dir, 'none.csv'));
  expect(none).toMatchObject({ code: 1, err: expect.stringContaining('no file at this path') });
}, 60_000);

it.each([
  [['enrich']],
  [['enrich', '--query', '{']],
  [['enrich', '--query', '{}', '--ids', 'a']],
  [['enrich', '--query', '{}', '--budget', '1.5']],
  [['review', 'bat_1', '--accept', 'confidence=2']],
  [['review', 'bat_1', '--accept', 'all', '--take-back']],
  [['review', 'bat_1', '--provider', 'gleif']],
  [['references', 'attach', 'a.csv', '--mapping', 'none.json']],
])('takes %j for wrong usage', async (args) => {
  expect(await run(...args)).toMatchObject({ code: 2, out: '' });
});
