// The check of the texts, proved by planting what it must tell: a tree of its own with one file and one catalogue.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkTexts } from './lib/message-problems.ts';

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'rowbench-messages-'));
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function problemsOf(source: string, german: Record<string, string> = {}, file = 'renderer/planted.tsx') {
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), source);
  return checkTexts(tree, { planted: german }).problems;
}

describe('the check of the texts tells', () => {
  it('a text that goes past the catalogue, wherever a person meets it', () => {
    expect(
      problemsOf(
        'export const A = () => <p title="Close it">Saved and done</p>;\nexport const b = "It failed.";\n',
      ),
    ).toEqual([
      'renderer/planted.tsx:1 is not in the catalogue: Close it',
      'renderer/planted.tsx:1 is not in the catalogue: Saved and done',
      'renderer/planted.tsx:2 is not in the catalogue: It failed.',
    ]);
  });

  it('a text of the desktop round the window', () => {
    expect(problemsOf("export const label = 'Select All';\n", {}, 'electron/shell/planted.ts')).toEqual([
      'electron/shell/planted.ts:1 is not in the catalogue: Select All',
    ]);
  });

  it('what the backend answers past the catalogue, or makes before anybody asks in a language', () => {
    const source =
      "const early = t('Cancel');\nfail({ message: `The row ${row} is no row.` });\n" +
      "const late = () => t('Cancel');\nfail({ message: `${row}: ${late()}`, code: 'It is one.' });\n";
    const german = { Cancel: 'Abbrechen' };
    expect(problemsOf(source, german, 'electron/planted.ts')).toEqual([
      'electron/planted.ts:2 is not in the catalogue: The row … is no row.',
      'electron/planted.ts:1 is said before anybody asks; make it in a function: Cancel',
    ]);
  });

  it('a message without German', () => {
    expect(problemsOf("t('Cancel');\ntc('verb', 'Open');\n", { Open: 'Offen' })).toEqual([
      'renderer/planted.tsx:1 has no German: Cancel',
      'renderer/planted.tsx:2 has no German: verb|Open',
      'German of a text that nobody uses: Open',
    ]);
  });

  it('a value that is not given, at every place', () => {
    const german = { 'Delete {name}?': '{name} löschen?' };
    expect(problemsOf("t('Delete {name}?', {});\nt('Delete {name}?', { name });\n", german)).toEqual([
      'renderer/planted.tsx:1 is not given name: Delete {name}?',
    ]);
  });

  it('a translation that needs other values, and one that cannot be read', () => {
    const german = { '{n} rows': 'Zeilen', '{n} columns': '{n Spalten' };
    expect(problemsOf("t('{n} rows', { n });\nt('{n} columns', { n });\n", german)).toEqual([
      'renderer/planted.tsx:1 has other values or tags in German: Zeilen',
      'renderer/planted.tsx:2 has German that is no ICU message: {n Spalten',
    ]);
  });

  it('a message that is no ICU message', () => {
    expect(problemsOf("t('{n rows', { n });\n", { '{n rows': '{n} Zeilen' })).toContain(
      'renderer/planted.tsx:1 is no ICU message: {n rows',
    );
  });

  it('a text that two files translate', () => {
    const { problems } = checkTexts(tree, { one: { Cancel: 'Abbrechen' }, two: { Cancel: 'Abbruch' } });
    expect(problems).toContain('de/two.json: "Cancel" is in another file too');
  });
});

describe('the check of the texts says nothing of', () => {
  it('what goes through the catalogue, in one piece or as a choice', () => {
    const source = "t(a ? 'Copied' : 'Copy the ' + 'key');\nrich('A <b>{name}</b>', { b, name });\n";
    const german = {
      Copied: 'Kopiert',
      'Copy the key': 'Schlüssel kopieren',
      'A <b>{name}</b>': '<b>{name}</b>',
    };
    expect(problemsOf(source, german)).toEqual([]);
  });

  it('what a thread says in its one language', () => {
    expect(problemsOf("const said = t('A');\n", { A: 'B' }, 'electron/planted-worker.ts')).toEqual([]);
  });

  it('what no person reads: keys, headers, code, errors for its makers, words of the server', () => {
    const source =
      "export const A = () => <code>rowbench serve</code>;\nconst key = 'Mod+Shift+z';\n" +
      "headers.set('Content-Type', 'text/plain');\nthrow new TypeError('It needs a name.');\n";
    expect(problemsOf(source)).toEqual([]);
    expect(problemsOf("export const sent = 'It is gone.';\n", {}, 'electron/planted.ts')).toEqual([]);
  });
});
