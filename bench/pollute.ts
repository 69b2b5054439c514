// Puts every known fault into clean company tables, reads them, and says how much of the truth comes out. Seeded: the same
// figures on every machine. `node bench/pollute.ts` prints them and writes docs/reading-files.md; `--only name` prints one.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectFile } from '../electron/domain/imports/reader/inspect-file.ts';
import { readRecords } from '../electron/domain/imports/reader/read-records.ts';
import type { Table } from './pollute/clean-table.ts';
import { cleanFiles } from './pollute/clean-files.ts';
import { dialectFaults } from './pollute/dialect-faults.ts';
import { encodingFaults } from './pollute/encoding-faults.ts';
import type { Fault } from './pollute/fault.ts';
import { pageOf, type Result } from './pollute/page.ts';
import { rowFaults } from './pollute/row-faults.ts';
import { meanScore, scoreOf, type Score } from './pollute/score.ts';
import { structureFaults } from './pollute/structure-faults.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, seeds: { type: 'string', default: '12' } },
});
const faults = [...cleanFiles, ...encodingFaults, ...dialectFaults, ...structureFaults, ...rowFaults];
const dir = mkdtempSync(join(tmpdir(), 'rowbench-pollute-'));

type Outcome = { score: Score; said: boolean };

async function read(path: string): Promise<{ table: Table; codes: string[] }> {
  const { dialect, columns } = await inspectFile(path);
  const table: Table = { header: columns.map(({ header }) => header), records: [] };
  const codes: string[] = [];
  for await (const { records, issues } of readRecords(path, dialect)) {
    table.records.push(...records.filter(({ blank }) => !blank).map(({ cells }) => cells));
    codes.push(...issues.map(({ code }) => code));
  }
  return { table, codes };
}

async function tryOnce(fault: Fault, seed: number): Promise<Outcome> {
  const { bytes, truth } = fault.pollute(seed);
  const path = join(dir, 'file.csv');
  writeFileSync(path, bytes);
  const { table, codes } = await read(path);
  const said = fault.says?.some((code) => codes.includes(code)) ?? codes.length === 0;
  const outcome = { score: scoreOf(table, truth), said };
  if (values.only !== undefined) explain(fault, seed, outcome, table, truth, codes);
  return outcome;
}

/** For who mends the reader: which records differ. */
function explain(
  fault: Fault,
  seed: number,
  { score }: Outcome,
  read: Table,
  truth: Table,
  codes: string[],
): void {
  const lines = (table: Table): string[] =>
    [table.header, ...table.records].map((cells) => cells.join(' | '));
  const [got, wanted] = [lines(read), lines(truth)];
  console.log(
    `${fault.name}, seed ${seed}: cells ${score.cell.precision.toFixed(3)}`,
    [...new Set(codes)].join(' '),
  );
  for (const line of got.filter((each) => !wanted.includes(each)).slice(0, 3)) console.log('  read  ', line);
  for (const line of wanted.filter((each) => !got.includes(each)).slice(0, 3)) console.log('  wanted', line);
}

async function resultOf(fault: Fault): Promise<Result> {
  const outcomes: Outcome[] = [];
  for (let seed = 1; seed <= Number(values.seeds); seed += 1) outcomes.push(await tryOnce(fault, seed));
  return {
    group: fault.group,
    name: fault.name,
    score: meanScore(outcomes.map(({ score }) => score)),
    said: outcomes.filter(({ said }) => said).length / outcomes.length,
  };
}

try {
  const results: Result[] = [];
  for (const fault of faults) {
    if (values.only === undefined || fault.name.includes(values.only)) results.push(await resultOf(fault));
  }
  const page = pageOf(results);
  console.log(page.table);
  if (values.only === undefined)
    writeFileSync(new URL('../docs/reading-files.md', import.meta.url), page.text);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
