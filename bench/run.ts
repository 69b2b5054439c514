// `npm run bench`: measures every published figure and writes docs/performance.md. `--rows 100000` and `--pairs 1` make a
// quick run, which is printed only.
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeCompanyFile } from './company-file.ts';
import { measureDamages } from './damage.ts';
import { measureDryRun } from './dry-run.ts';
import { measureCellEdits } from './cell-edit.ts';
import { measureEnrichmentKills } from './enrichment-kills.ts';
import { measureEnrichmentQueue } from './enrichment-queue.ts';
import { measureGridQueries } from './grid-queries.ts';
import { writeGridStore } from './grid-store.ts';
import { measureImport } from './import.ts';
import { measureKills } from './kill.ts';
import { measureOwnership } from './ownership.ts';
import { measurePreview } from './preview.ts';
import { measureProfile } from './profile.ts';
import { measureReference } from './reference.ts';
import { measureRefresh } from './refresh.ts';
import { measureReview } from './review.ts';
import { measureRules } from './rules.ts';
import { measureScroll } from './scroll.ts';
import type { Figure } from './stats.ts';
import { measureUndo } from './undo.ts';
import { measureWindow } from './window.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, pairs: { type: 'string', default: '5' } },
});
const rows = Number(values.rows);
const pairs = Number(values.pairs);
const dir = mkdtempSync(join(tmpdir(), 'rowbench-bench-'));

// Threads start from what is shipped: from source each of them first strips the types of hundreds of files.
execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.ts', import.meta.url))], {
  stdio: 'inherit',
});
process.env['ROWBENCH_BUNDLE'] = fileURLToPath(new URL('../dist/electron', import.meta.url));

/** The first thousandth of the file, to its last line end. */
function writeHead(file: string, bytes: number): string {
  const buffer = Buffer.alloc(Math.max(20_000, Math.floor(bytes / 1000)));
  const input = openSync(file, 'r');
  readSync(input, buffer);
  closeSync(input);
  const head = join(dir, 'head.csv');
  writeFileSync(head, buffer.subarray(0, buffer.lastIndexOf(10) + 1));
  return head;
}

async function measureAll(): Promise<{ figures: Figure[]; bytes: number }> {
  const file = join(dir, 'companies.csv');
  const bytes = await writeCompanyFile(file, rows);
  console.log(`${rows.toLocaleString('en-US')} rows, ${megabytes(bytes)}`);
  const { figures, dataDir } = measureImport(dir, file, pairs);
  figures.push(await measurePreview(file, writeHead(file, bytes)));
  figures.push(measureProfile(dir, file, Math.min(pairs, 3)));
  figures.push(await measureReference(dir, file));
  figures.push(...measureDryRun(dir, file, Math.min(pairs, 2)));
  figures.push(await measureWindow(dataDir, rows));
  figures.push(...(await measureGrid(join(dir, 'grid'))));
  figures.push(await measureRefresh(join(dir, 'refresh'), 1000));
  figures.push(await measureReview(join(dir, 'review')));
  figures.push(measureOwnership(join(dir, 'ownership')));
  figures.push(measureRules(join(dir, 'rules')));
  figures.push(...(await measureUndo(dir, pairs)));
  figures.push(await measureKills(100_000, rows >= 1_000_000 ? 100 : 10));
  figures.push(await measureEnrichmentQueue(rows >= 1_000_000 ? 100_000 : 10_000));
  figures.push(
    await (rows >= 1_000_000 ? measureEnrichmentKills(10_000, 50) : measureEnrichmentKills(1000, 5)),
  );
  figures.push(await measureDamages(20_000, rows >= 1_000_000 ? 100 : 20));
  return { figures, bytes };
}

async function measureGrid(dataDir: string): Promise<Figure[]> {
  writeGridStore(dataDir, rows);
  const figures = await measureGridQueries(dataDir, rows);
  figures.push(await measureCellEdits(dataDir, rows), ...(await measureScroll(dataDir, rows)));
  rmSync(dataDir, { recursive: true, force: true });
  return figures;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

function page(figures: readonly Figure[], bytes: number): string {
  const lines = figures.map(
    ({ what, value, limit, holds, detail }) =>
      `| ${what} | ${value} | ${limit}${holds ? '' : ' — **missed**'} | ${detail} |`,
  );
  return `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${cpus().length} processors, Node ${process.version},
${rows.toLocaleString('en-US')} companies of 18 columns (${megabytes(bytes)}). Both sides of a ratio are measured in one run, in turn, because
machines drift by a third.

| what | measured | limit | how |
| --- | --- | --- | --- |
${lines.join('\n')}

## Choices behind the figures

- The reading thread decodes, parses and converts; the writing thread matches and writes. A batch of 250 rows travels as one
  text with the ends of its cells, and a value that is its cell's own text as a mark: copying a string for each cell cost
  more than parsing it. The file is read in pieces of 64 KB, so that what a piece makes is dead before the garbage
  collector looks at it. What is read dies young because nothing ties it to what is read next: V8 must not make rows
  long-lived at birth (its switch is off, see \`electron/lib/start-thread.ts\`), and no map is emptied batch by batch, since
  its old table would hold its new one. Both together had cost more than the reading itself.
- The keys of a batch come along as hashes and are looked at together before its rows are written: each look into a map of
  fifty megabytes waits for memory, and together they wait once.
- An input of 128 KB or less is read where it is written: a thread for it takes longer to start.
- Names and domains are held unique by 53-bit hashes, packed (see [ADR 3](adr/0003-uniqueness-keys.md)): two million rows
  in an index cost as much as the companies themselves.
- Ids of one millisecond are ordered by a counter, so their index grows at its end; in random order it cost a third of
  the insert. Pages of 8 KB save a tenth against 4 KB.
- The importing connection syncs at checkpoints of the WAL only. After a power cut an import goes on from an older
  checkpoint of its own; an edit by a person is synced when it is answered, with all that was written before it.
- A thread of its own copies the WAL into the store while the import goes on. The importing thread copies only the rest, every
  320,000 rows, so that the WAL starts anew.
- Transactions hold 20,000 rows while nobody edits. Whoever edits raises a hand in shared memory; the import sees it within
  100 rows, commits and steps aside, and writes 1,000 rows at a time for the next three seconds.
- A list is read whole as row numbers, sorted by the program and kept (see [ADR 4](adr/0004-lists-by-position.md)), so that no
  custom field needs an index: one would cost every write of every company, and hold the write lock while it is made.
- Searches go to an index in a file of its own, which is brought up after imports (see [ADR 9](adr/0009-search-index.md)).
`;
}

try {
  const { figures, bytes } = await measureAll();
  for (const { what, value, limit, holds, detail } of figures)
    console.log(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${value} (${limit}; ${detail})`);
  if (rows >= 1_000_000)
    writeFileSync(new URL('../docs/performance.md', import.meta.url), page(figures, bytes));
} finally {
  rmSync(dir, { recursive: true, force: true });
}
