// What a person is told comes in the language that the request asks for; English where it asks for none that Rowbench speaks.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ErrorBody } from '../../shared/errors.ts';
import { speak } from '../../shared/messages/message.ts';
import { settings } from '../lib/spoken.ts';
import { openApp, type TestApp } from './testing/open-app.ts';

let test: TestApp;
let dir: string;
beforeAll(() => {
  test = openApp({ rateLimit: 10_000 });
  dir = mkdtempSync(join(tmpdir(), 'rowbench-spoken-'));
});
afterAll(async () => {
  await test.close();
  rmSync(dir, { recursive: true, force: true });
});

async function ask<T>(method: string, path: string, language: string, body?: unknown): Promise<T> {
  const headers = { 'accept-language': language };
  const response = await test.send(method, path, { headers, ...(body === undefined ? {} : { body }) });
  return (await response.json()) as T;
}

/** The message and those of the issues. */
async function refused(method: string, path: string, language: string, body?: unknown): Promise<string[]> {
  const { error } = await ask<ErrorBody>(method, path, language, body);
  return [error.message, ...(error.details?.issues ?? []).map(({ message }) => message)];
}

const german =
  /[äöüß„]|\b(?:ist|ein|eine|einen|kein|keine|nicht|gibt|wird|werden|und|der|die|das|den|zu|wählen|senden)\b/i;

const mistakes: [string, string, unknown?][] = [
  ['GET', '/v1/nothing'],
  ['GET', '/v1/companies/com_01890000-0000-7000-8000-000000000000'],
  ['GET', '/v1/companies/7'],
  ['PUT', '/v1/companies'],
  ['POST', '/v1/companies', '{'],
  ['POST', '/v1/companies', { nam: 'Acme' }],
  ['POST', '/v1/companies', { name: '' }],
  ['POST', '/v1/companies', { name: 'Acme', domain: 'a b', foundationYear: 'soon', countryCode: 'XX' }],
  ['POST', '/v1/companies', { name: 'Acme', emails: ['nobody'], tags: ['a', 'a'] }],
  ['GET', '/v1/companies?limit=0'],
  ['GET', '/v1/companies?cursor=x'],
  ['GET', '/v1/companies?sort=nothing'],
  ['POST', '/v1/groups', { name: '__proto__' }],
  ['POST', '/v1/users', { fullName: 'Ada', email: 'ada' }],
  ['POST', '/v1/import/companies', { rows: [], csv: '' }],
  ['POST', '/v1/import/sources', { path: 'relative.csv' }],
  ['GET', '/v1/import/jobs/imp_co_1'],
  ['GET', '/v1/steps/stp_1'],
];

describe('a refusal', () => {
  it.each(mistakes)(
    'of %s %s is German where German is asked for, else English',
    async (method, path, body) => {
      const said = await refused(method, path, 'de-AT,de;q=0.9,en;q=0.8', body);
      const english = await refused(method, path, '', body);
      for (const [at, message] of said.entries()) {
        expect(message).toMatch(german);
        expect(message).not.toBe(english[at]);
      }
      expect(await refused(method, path, 'fr, en;q=0.5, de;q=0.3', body)).toEqual(english);
    },
  );

  it('is in the language of the process where the request names none', async () => {
    const send = async (): Promise<string> => {
      const response = await test.send('GET', '/v1/companies/7');
      return ((await response.json()) as ErrorBody).error.message;
    };
    const english = await send();
    speak(settings.de);
    const said = await send();
    speak(settings.en);
    expect([english, said].map((message) => german.test(message))).toEqual([false, true]);
  });

  it('keeps codes and paths whatever the language', async () => {
    const body = { name: '', domain: 'a b' };
    const known = async (language: string): Promise<unknown> =>
      (await ask<ErrorBody>('POST', '/v1/companies', language, body)).error.details?.issues?.map(
        ({ path, code }) => [path, code],
      );
    expect(await known('de')).toEqual(await known(''));
  });

  it('is in the language of its own request while others are answered', async () => {
    const path = '/v1/companies/7';
    const languages = ['de', 'en', 'de', 'en', 'de'];
    const said = await Promise.all(languages.map((language) => refused('GET', path, language)));
    expect(said.map(([message = '']) => german.test(message))).toEqual([true, false, true, false, true]);
  });
});

type Guess = { reason: string };
type Source = {
  id: string;
  guesses: Record<string, Guess>;
  columns: { suggestion: Guess }[];
  issues: { message: string }[];
};

describe('a file', () => {
  it('is read, tried and imported in the words of whoever asked', async () => {
    const path = join(dir, 'firms.csv');
    writeFileSync(path, 'Name;Domain;Founded\nAcme;acme.com;1999\nBolt;no host;later\nCrux;crux.dev\n');
    const { data: source } = await ask<{ data: Source }>('POST', '/v1/import/sources', 'de', { path });
    expect(source.guesses['delimiter']?.reason).toBe('3 von 4 Zeilen ergeben 3 Spalten.');
    expect(source.columns[0]?.suggestion.reason).toBe('ein bekannter Name für „Name“');
    expect(source.issues.map(({ message }) => message)).toEqual([
      'Die Zeile hat 2 Zellen, die Tabelle 3 Spalten. Die letzte wurde als leer gelesen.',
    ]);

    const run = { mapping: { Name: 'name', Domain: 'domain', Founded: 'foundationYear' } };
    const at = `/v1/import/sources/${source.id}`;
    const { data: tried } = await ask<{ data: { errors: { message: string }[] } }>(
      'POST',
      `${at}/dry-run`,
      'de',
      run,
    );
    const wanted = [
      '„no host“ ist kein Hostname: mit Leerzeichen. Erwartet wird eine Form wie acme.com.',
      '„later“ ist kein Jahr. Erwartet werden vier Ziffern von 1000 bis 2100.',
    ];
    expect(tried.errors.map(({ message }) => message)).toEqual(wanted);

    const { data: job } = await ask<{ data: { job_id: string } }>('POST', `${at}/run`, 'de', run);
    await test.services.jobs.waitFor(job.job_id);
    const { data: errors } = await ask<{ data: { items: { message: string }[] } }>(
      'GET',
      `/v1/import/jobs/${job.job_id}/errors`,
      'de',
    );
    expect(errors.items.map(({ message }) => message)).toEqual(wanted);
  });
});
