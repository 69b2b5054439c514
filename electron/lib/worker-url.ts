// Where a worker's file is: the .ts source while running from source, the flat bundle beside this code once built. Nothing
// else may spell a path to a worker, or it would work on one side only.

import { pathToFileURL } from 'node:url';

const SOURCE_SUFFIX = '/lib/worker-url.ts';

/** `name` is the path below electron/ without an extension: `workerUrl('jobs/import-worker')`. */
export function workerUrl(name: string, here: string = import.meta.url): URL {
  const bundled = `./${name.slice(name.lastIndexOf('/') + 1)}.js`;
  if (!here.endsWith(SOURCE_SUFFIX)) return new URL(bundled, here);
  // A whole test run starts hundreds of workers: those of the app, which load in half the time.
  const built = process.env['ROWBENCH_BUNDLE'];
  return built ? new URL(bundled, pathToFileURL(`${built}/`)) : new URL(`../${name}.ts`, here);
}
