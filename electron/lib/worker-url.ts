// Where a worker's file is: the .ts source while running from source, the flat bundle beside this code once built. Nothing
// else may spell a path to a worker, or it would work on one side only.

const SOURCE_SUFFIX = '/lib/worker-url.ts';

/** `name` is the path below electron/ without an extension: `workerUrl('jobs/import-worker')`. */
export function workerUrl(name: string, here: string = import.meta.url): URL {
  if (here.endsWith(SOURCE_SUFFIX)) return new URL(`../${name}.ts`, here);
  return new URL(`./${name.slice(name.lastIndexOf('/') + 1)}.js`, here);
}
