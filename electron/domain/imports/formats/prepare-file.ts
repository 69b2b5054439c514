// Makes a plain text of whatever is no delimited text itself: workbooks, JSON, files in archives. The original is only read.
import { constants, createReadStream } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Layout, ReadIssue } from '../../../../shared/schema/import.ts';
import {
  plainFormat,
  type PartChoice,
  type SourceFormatFacts,
} from '../../../../shared/schema/source-format.ts';
import { explainFileError } from '../reader/file/file-errors.ts';
import { archiveKind, chooseEntry } from './archive/archive-kind.ts';
import { openArchive, type Archive } from './archive/open-archive.ts';
import { decodeHead, decodeStrictly } from './decode-strictly.ts';
import { containerOf, gunzipHead, readHead, refuseCompoundFile } from './find-container.ts';
import { noSuchEntry, noSuchSheet } from './format-errors.ts';
import { findJson, type JsonKind } from './json/find-json.ts';
import { readJsonLines, readJsonList } from './json/read-json.ts';
import type { MadeTable } from './made-table.ts';
import { readOds } from './ods/read-ods.ts';
import { nobodyWatches, type SheetWatch } from './prepare-watch.ts';
import { PreparedText } from './prepared-text.ts';
import { gunzipped, writeBytes } from './unpack.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/** `layout` is null where the text is the file of an archive as it stands there. */
export type PreparedFile = {
  path: string;
  layout: Layout | null;
  facts: SourceFormatFacts;
  issues: ReadIssue[];
};

export type PrepareTask = {
  path: string;
  /** The person's name for the file, which may say what it is. */
  fileName: string;
  /** Where the text is to be written. Nothing is left there if anything fails. */
  target: string;
  choice: PartChoice;
};

/** Whether the file reads as it stands, plain or gzip; then what it is. Null: it has to be prepared. */
export async function readsAsItIs(path: string, fileName: string): Promise<SourceFormatFacts | null> {
  const head = await readHead(path);
  await refuseCompoundFile(path, head);
  const container = containerOf(head);
  if (container === 'zip') return null;
  const inner = container === 'gzip' ? gunzipHead(head) : head;
  if (containerOf(inner) === 'zip') return null;
  if (inner.length > 0 && findJson(decodeHead(inner), fileName) !== null) return null;
  return { ...plainFormat, compression: container === 'gzip' ? 'gzip' : null };
}

/** Hears of a big file while it is prepared. */
export type PrepareWatch = {
  onShare(share: number): void;
  /** The first rows of a long sheet as a text, gone once this is settled. */
  onHead(head: PreparedFile): Promise<void>;
};

type Work = PrepareTask & { watch: PrepareWatch | null };

export async function prepareFile(
  task: PrepareTask,
  watch: PrepareWatch | null = null,
): Promise<PreparedFile> {
  try {
    return await preparedOf({ ...task, watch }, { ...plainFormat });
  } catch (error) {
    await rm(task.target, { force: true });
    throw explainFileError(error);
  }
}

async function preparedOf(task: Work, facts: SourceFormatFacts): Promise<PreparedFile> {
  const head = await readHead(task.path);
  await refuseCompoundFile(task.path, head);
  const container = containerOf(head);
  if (container === 'zip') return ofZip(task, facts);
  refuseEntry(task.choice, facts);
  // One archive is unpacked here; the text reader takes a packed text within it.
  if (container === 'gzip' && facts.compression === null)
    return throughFile(task, gunzipped(task.path), task.fileName.replace(/\.gz$/i, ''), {
      ...facts,
      compression: 'gzip',
    });
  const json = findJson(decodeHead(head), task.fileName);
  if (json === null) return asItStands(task, facts);
  refuseSheet(task.choice);
  return inText(task, facts, 'list', (text) => readJson(task.path, json, text));
}

const readJson = (path: string, kind: JsonKind, text: PreparedText): Promise<MadeTable> => {
  const texts = decodeStrictly(createReadStream(path) as AsyncIterable<Buffer>);
  return kind === 'list' ? readJsonList(texts, text) : readJsonLines(texts, text);
};

async function ofZip(task: Work, facts: SourceFormatFacts): Promise<PreparedFile> {
  const archive = await openArchive(task.path);
  try {
    const found = await archiveKind(archive);
    if (found.kind === 'files') return await ofArchive(task, facts, archive, found.entries);
    refuseEntry(task.choice, facts);
    const read = found.kind === 'xlsx' ? readXlsx : readOds;
    return await inText(task, facts, 'sheet', (text) =>
      read(archive, task.choice.sheet, text, sheetWatch(task, facts)),
    );
  } finally {
    archive.close();
  }
}

function sheetWatch({ watch, target }: Work, facts: SourceFormatFacts): SheetWatch {
  if (watch === null) return nobodyWatches;
  return {
    onShare: (share) => watch.onShare(share),
    async onHead(write) {
      const path = `${target}.head`;
      try {
        await watch.onHead(await inText({ target: path }, facts, 'sheet', write));
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

function ofArchive(
  task: Work,
  facts: SourceFormatFacts,
  archive: Archive,
  entries: string[],
): Promise<PreparedFile> {
  // An archive in an archive: one is unpacked, no more.
  if (facts.compression !== null) return asItStands(task, facts);
  const entry = chooseEntry(entries, task.choice.entry);
  const packed = { ...facts, compression: 'zip' as const, entry, entries };
  const bytes = archive.read(entry);
  if (bytes === null) throw noSuchEntry(entry, entries);
  return throughFile(task, bytes, basename(entry), packed);
}

/** What came out of an archive may be a workbook or JSON itself. */
async function throughFile(
  task: Work,
  bytes: AsyncIterable<Buffer>,
  fileName: string,
  facts: SourceFormatFacts,
): Promise<PreparedFile> {
  const inner = `${task.target}.inner.part`;
  try {
    await writeBytes(bytes, inner);
    return await preparedOf({ ...task, path: inner, fileName }, facts);
  } finally {
    await rm(inner, { force: true });
  }
}

/** What the text reader takes, or refuses, itself. */
async function asItStands(task: PrepareTask, facts: SourceFormatFacts): Promise<PreparedFile> {
  refuseSheet(task.choice);
  await copyFile(task.path, task.target, constants.COPYFILE_FICLONE);
  return { path: task.target, layout: null, facts, issues: [] };
}

async function inText(
  task: Pick<PrepareTask, 'target'>,
  facts: SourceFormatFacts,
  layout: Layout,
  work: (text: PreparedText) => Promise<MadeTable>,
): Promise<PreparedFile> {
  const text = await PreparedText.create(task.target);
  try {
    const { issues, ...made } = await work(text);
    return { path: task.target, layout, facts: { ...facts, ...made }, issues };
  } catch (error) {
    await text.discard();
    throw error;
  }
}

function refuseEntry({ entry }: PartChoice, facts: SourceFormatFacts): void {
  if (entry !== undefined && facts.compression !== 'zip') throw noSuchEntry(entry, []);
}

function refuseSheet({ sheet }: PartChoice): void {
  if (sheet !== undefined) throw noSuchSheet(sheet, []);
}
