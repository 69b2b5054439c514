// Sources: files before they are imported, by path from this machine or as a stream of bytes.
import { basename } from 'node:path';
import {
  createSource,
  deleteSource,
  dryRunSource,
  getSource,
  runSource,
  updateSource,
} from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import { t } from '../../../shared/messages/message.ts';
import type { Mapping } from '../../../shared/schema/import.ts';
import type { PartChoice } from '../../../shared/schema/source-format.ts';
import type { ImportRules } from '../../../shared/schema/import-rules.ts';
import { editsDropped } from '../../domain/imports/edit-rows.ts';
import { inspectPlace } from '../../domain/imports/formats/inspect-place.ts';
import { inspectSource, refuseForeign } from '../../domain/imports/formats/inspect-source.ts';
import { madeOf, originalOf, ownFiles } from '../../domain/imports/formats/made-file.ts';
import { otherParts } from '../../domain/imports/recipes/other-parts.ts';
import { readByBestRecipe, rematch, showSourceRecipe } from '../../domain/imports/recipes/source-recipe.ts';
import { isReadAlike } from '../../domain/imports/read-alike.ts';
import { extraTargets } from '../../domain/imports/extras/extra-target.ts';
import { planRows } from '../../domain/imports/row-plan.ts';
import { showImport } from '../../domain/imports/show-import.ts';
import { showSource, suggestedMapping, suggestedReading } from '../../domain/imports/show-source.ts';
import {
  removeFiles,
  requireUnchangedSource,
  keepOriginal,
  snapshotSource,
  statFile,
  storeUpload,
  type FileFacts,
} from '../../domain/imports/source-files.ts';
import { newImportId } from '../../domain/imports/start-import.ts';
import { startSourceImport } from '../../domain/imports/start-source-import.ts';
import { withSuggestedJoins } from '../../domain/imports/suggested-rules.ts';
import { newId } from '../../lib/ids.ts';
import type { ReadDb, WriteDb } from '../../store/database.ts';
import { hasOpenImportOf } from '../../store/imports.ts';
import { deleteRowEdits, listRowEdits } from '../../store/row-edits.ts';
import { isKept } from '../../store/kept-files.ts';
import { setSourceRecipe, type ChosenRecipe } from '../../store/source-recipes.ts';
import * as sources from '../../store/sources.ts';
import type { ChosenFile } from '../../jobs/file-preparer.ts';
import { mount, mountUpload, type Mounter } from '../mount.ts';
import { requirePathRight, sentName } from '../sent-file.ts';

export function sourceRoutes(app: Mounter): void {
  const { store, jobs, clock } = app.services;
  const { db } = store;

  const get = (id: string): sources.StoredSource => {
    const source = sources.findSource(db, id);
    if (source) return source;
    throw new AppError('not_found', {
      message: t('There is no source {id}. Choose the file again.', { id }),
    });
  };

  const takeAndRead = async (place: ChosenFile, choice: PartChoice, signal: AbortSignal) => {
    const taken = await jobs.files.take(place, choice, signal);
    const read = await orRemove(taken, () => readByBestRecipe(db, (dialect) => inspectPlace(taken, dialect)));
    return { taken, ...read };
  };

  /** Where no recipe knows the sheet or file of an archive that is read, one may know another. */
  const takeByRecipe = async (place: ChosenFile, choice: PartChoice, signal: AbortSignal) => {
    const first = await takeAndRead(place, choice, signal);
    for (const part of otherParts(db, first.chosen, first.taken.facts, choice)) {
      // One after another on purpose: most often there is one.
      // oxlint-disable-next-line no-await-in-loop
      const other = await takeAndRead(place, { ...choice, ...part }, signal).catch(() => null);
      const loser = other?.chosen ? first : other;
      // oxlint-disable-next-line no-await-in-loop
      if (loser?.taken.made) await removeFiles([loser.taken.path]);
      if (other?.chosen) return other;
    }
    return first;
  };

  const readSource = async (
    place: Pick<sources.StoredSource, 'id' | 'fileName' | 'origin' | 'path'>,
    choice: PartChoice,
    signal: AbortSignal,
  ) => {
    const facts = await statFile(place.path);
    const { taken, chosen, overrides, reading } = await takeByRecipe(place, choice, signal);
    const source = {
      ...place,
      ...facts,
      path: taken.path,
      made: taken.made && JSON.stringify(taken.made),
      snapshot: null,
      status: 'scanning',
      failure: null,
      overrides,
      reading: JSON.stringify(reading),
      rowCount: null,
      createdAtMs: clock.now(),
    } satisfies sources.StoredSource;
    return { source, chosen };
  };

  /** The text of the part that was asked for; null where the one that is there will do. */
  const takePart = async (source: sources.StoredSource, { sheet, entry }: PartChoice, facts: FileFacts) => {
    const made = madeOf(source);
    const isChanged = facts.byteSize !== source.byteSize || facts.mtimeMs !== source.mtimeMs;
    const asked = sheet !== undefined || entry !== undefined;
    if (!asked && (made === null || !isChanged)) return null;
    requireIdle(hasOpenImportOf(db, source.id), source.fileName);
    const before = entry === undefined ? (made?.choice ?? {}) : { entry };
    return jobs.files.take(
      { ...source, path: originalOf(source) },
      sheet === undefined ? before : { ...before, sheet },
    );
  };

  const show = (read: ReadDb, source: sources.StoredSource) =>
    showSource(read, source, showSourceRecipe(read, source));

  const keepSource = (write: WriteDb, source: sources.StoredSource, chosen: ChosenRecipe | null) => {
    sources.insertSource(write, source);
    setSourceRecipe(write, source.id, chosen);
    return { data: show(write, source) };
  };

  mountUpload(app, createSource, {
    json: async (call) => {
      const { path, ...choice } = call.body;
      requirePathRight(call.caller.kind, path, 'upload');
      const place = {
        id: newId('src', clock.now()),
        fileName: basename(path),
        origin: 'path' as const,
        path,
      };
      const { source, chosen } = await readSource(place, choice, call.request.signal);
      const reply = await orRemove(source, () => call.commit((write) => keepSource(write, source, chosen)));
      jobs.sources.count(source.id);
      return reply;
    },
    upload: async (call) => {
      const id = newId('src', clock.now());
      const path = await storeUpload(store.dataDir, id, call.upload);
      try {
        const place = { id, fileName: sentName(call.request), origin: 'upload' as const, path };
        const { source, chosen } = await readSource(place, {}, call.request.signal);
        const reply = await orRemove(source, () => call.commit((write) => keepSource(write, source, chosen)));
        jobs.sources.count(id);
        return reply;
      } catch (error) {
        await removeFiles([path]);
        throw error;
      }
    },
  });

  mount(app, getSource, ({ params }) => ({ data: show(db, get(params.sourceId)) }));

  mount(app, updateSource, async (call) => {
    const source = get(call.params.sourceId);
    const { sheet, entry, ...patch } = call.body;
    const facts = await statFile(originalOf(source));
    const taken = await takePart(source, { sheet, entry }, facts);
    const text = taken ? { path: taken.path, made: taken.made && JSON.stringify(taken.made) } : source;
    // What was chosen for another sheet says nothing about this one.
    const overrides = taken ? patch : { ...source.overrides, ...patch };
    const reading = await orRemove(taken, async () => {
      refuseForeign(text, patch);
      return JSON.stringify(
        await (taken ? inspectPlace(taken, overrides) : inspectSource(source, overrides)),
      );
    });
    const readOtherwise = taken !== null || !isReadAlike(source.reading, reading);
    if (readOtherwise) jobs.dryRuns.forget(source.id);
    const reply = call.commit((write) => {
      // Rows and columns are others now: what was mended would land in the wrong cells.
      const dropped = readOtherwise ? deleteRowEdits(write, source.id) : 0;
      sources.setSourceText(write, source.id, text);
      sources.setSourceReading(write, source.id, { ...facts, overrides, reading });
      rematch(write, get(source.id));
      const shown = show(write, get(source.id));
      return { data: dropped === 0 ? shown : { ...shown, issues: [editsDropped(dropped), ...shown.issues] } };
    });
    jobs.sources.count(source.id);
    if (taken && source.made !== null && !isKept(db, basename(source.path))) await removeFiles([source.path]);
    return reply;
  });

  mount(app, deleteSource, async (call) => {
    const source = get(call.params.sourceId);
    requireIdle(hasOpenImportOf(db, source.id), source.fileName);
    jobs.sources.forget(source.id);
    jobs.dryRuns.forget(source.id);
    const reply = call.commit((write) => {
      sources.deleteSource(write, source.id);
      deleteRowEdits(write, source.id);
      return { data: { id: source.id } };
    });
    const files = [source.snapshot, ...ownFiles(source)];
    // What an import has read stays with it, for as long as it is kept.
    await removeFiles(files.filter((path) => path !== null && !isKept(db, basename(path))));
    return reply;
  });

  mount(app, dryRunSource, async ({ params, body, actor, request }) => {
    const source = get(params.sourceId);
    const { dialect, mapping, columns, rules } = plannedRun(db, source, body);
    await requireUnchangedSource(source);
    const input = { kind: 'text' as const, path: source.path, dialect };
    const options = { updateExisting: body.update_existing, tags: body.tags, actor: actor.id };
    const plan = { input, columns, mapping, rules, edits: listRowEdits(db, source.id) };
    const about = { sourceId: source.id, rowsTotal: source.rowCount };
    return { data: await jobs.dryRuns.run({ ...about, ...plan, ...options }, request.signal) };
  });

  mount(app, runSource, async (call) => {
    const { body, actor } = call;
    const source = get(call.params.sourceId);
    const { dialect, mapping, columns, rules } = plannedRun(db, source, body);
    return jobs.sources.withoutCount(source.id, async () => {
      const path = await snapshotSource(store.dataDir, source);
      const original = await keepOriginal(store.dataDir, source);
      const now = clock.now();
      const request = {
        id: newImportId(now),
        sourceId: source.id,
        fileName: source.fileName,
        dialect,
        columns,
        mapping,
        updateExisting: body.update_existing,
        tags: body.tags,
        rules,
        createdBy: actor.id,
        createdAtMs: now,
      };
      const reply = call.commit((write) => {
        const stored = startSourceImport(write, source, { request, path, original, recipe: body.recipe });
        return { status: 202, body: { data: showImport(write, stored, null) } };
      });
      // Its thread holds as much as the import will need.
      jobs.dryRuns.forget(source.id);
      jobs.wake();
      return reply;
    });
  });
}

/** A text that was made for a source which then does not come about is no use to anyone. */
async function orRemove<T>(
  place: { path: string; made: unknown } | null,
  work: () => T | Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (place !== null && place.made !== null) await removeFiles([place.path]);
    throw error;
  }
}

type Planned = { mapping?: Mapping | undefined; rules: ImportRules };

/** How the source will be read and mapped; throws before anything is copied or queued. */
function plannedRun(db: ReadDb, source: sources.StoredSource, { mapping: given, rules: asked }: Planned) {
  requireReadable(source);
  const reading = suggestedReading(db, source);
  const mapping = given ?? suggestedMapping(reading);
  const rules = given ? asked : withSuggestedJoins(reading, asked);
  const { columns } = planRows(
    reading.columns.map(({ key }) => key),
    mapping,
    rules,
    extraTargets(db, mapping, rules),
  );
  return { dialect: reading.dialect, mapping, columns, rules };
}

function requireReadable({ status, failure, fileName }: sources.StoredSource): void {
  if (status !== 'failed') return;
  throw new AppError('unreadable_file', {
    message:
      failure?.message ?? t('{fileName} cannot be read to its end. Choose the file again.', { fileName }),
  });
}

function requireIdle(busy: boolean, fileName: string): void {
  if (!busy) return;
  throw new AppError('job_conflict', {
    message: t('{fileName} is being imported. Wait for the import, or cancel it, then delete the file.', {
      fileName,
    }),
  });
}
