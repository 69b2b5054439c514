// A file to read, whatever its format, outside of the workspace: a text that has to be made of it goes away afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { PartChoice } from '../../../../shared/schema/source-format.ts';
import type { ReadPlace } from './inspect-place.ts';
import { refuseParts } from './format-errors.ts';
import { prepareFile, readsAsItIs } from './prepare-file.ts';

export async function withPlace<T>(
  path: string,
  choice: PartChoice,
  work: (place: ReadPlace) => Promise<T>,
): Promise<T> {
  const fileName = basename(path);
  const facts = await readsAsItIs(path, fileName);
  if (facts !== null) {
    refuseParts(choice);
    return work({ path, layout: null, facts, issues: [] });
  }
  const folder = await mkdtemp(join(tmpdir(), 'rowbench-'));
  try {
    return await work(await prepareFile({ path, fileName, target: join(folder, 'text'), choice }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
