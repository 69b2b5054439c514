import { readFileSync } from 'node:fs';

/** The app's version. package.json is two folders up from this code's folder once built, three from its source. */
export function version(here: string = import.meta.url): string {
  const up = here.endsWith('/cli/version.ts') ? '../../../package.json' : '../../package.json';
  return (JSON.parse(readFileSync(new URL(up, here), 'utf8')) as { version: string }).version;
}
