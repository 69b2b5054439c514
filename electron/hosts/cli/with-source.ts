// A file that a command only looks at: taken in through the API like one that is to be imported, and forgotten afterwards.
import { resolve } from 'node:path';
import { createSource, deleteSource, getSource } from '../../../shared/contract/imports.ts';
import { getSourceProfile } from '../../../shared/contract/profile.ts';
import type { Source } from '../../../shared/schema/import.ts';
import type { SourceProfile } from '../../../shared/schema/profile.ts';
import type { PartChoice } from '../../../shared/schema/source-format.ts';
import { CliError } from './cli-error.ts';
import type { RecipeOptions } from './import-recipe.ts';
import { withRightEntry } from './right-entry.ts';
import { withApi, type Api } from './with-backend.ts';

export type SourceOptions = { data: string; json?: true } & PartChoice;

/** The file is not kept in the workspace's list, whatever comes of `work`. */
export function withSource<T>(
  file: string,
  options: SourceOptions & RecipeOptions,
  work: (api: Api, source: Source) => Promise<T>,
): Promise<T> {
  return withApi(options.data, async (api) => {
    const { sheet, entry } = options;
    const { data: source } = await api.call(createSource, { body: { path: resolve(file), sheet, entry } });
    try {
      return await work(api, await withRightEntry(api, source, options));
    } finally {
      await api.call(deleteSource, { params: { sourceId: source.id } });
    }
  });
}

export type ProfiledSource = { source: Source; profile: SourceProfile };

/** Waits until the whole file was read. */
export async function profileOf(api: Api, { id }: Source): Promise<ProfiledSource> {
  const params = { sourceId: id };
  const source = await counted(api, id);
  if (source.failure) throw new CliError(source.failure.code, source.failure.message);
  return { source, profile: (await api.call(getSourceProfile, { params })).data };
}

/** An event that went missing must not leave the command waiting. */
const lookEveryMs = 1000;

async function counted({ call, events }: Api, sourceId: string): Promise<Source> {
  for (;;) {
    const changed = Promise.withResolvers<void>();
    const forget = events.subscribe(({ topic, id }) => {
      if (topic === 'source:changed' && id === sourceId) changed.resolve();
    });
    const timer = setTimeout(changed.resolve, lookEveryMs);
    try {
      // One look after another, until there is nothing to wait for.
      // oxlint-disable-next-line no-await-in-loop
      const { data } = await call(getSource, { params: { sourceId } });
      if (data.status !== 'scanning') return data;
      // oxlint-disable-next-line no-await-in-loop
      await changed.promise;
    } finally {
      clearTimeout(timer);
      forget();
    }
  }
}
