// What `npm start -- …` was asked for.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const usage = `Usage: npm start -- [FILE.csv] [--data DIR] [--browser] [--dev]
  FILE.csv    open on the import of this file
  --data DIR  keep the data in this folder
  --browser   serve the window on loopback instead of opening the desktop app
  --dev       serve it with reload on every change, for work on Rowbench itself`;

/** Throws a message for the person where the arguments make no sense. */
export function parseStartOptions(args, cwd = process.env.INIT_CWD ?? process.cwd()) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      browser: { type: 'boolean' },
      dev: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (positionals.length > 1) throw new Error(`One file at a time: ${positionals.join(', ')}.\n${usage}`);
  const file = positionals[0] === undefined ? null : resolve(cwd, positionals[0]);
  if (file && !existsSync(file))
    throw new Error(`There is no file ${file}. Check its name, then start again.`);
  const data = values.data === undefined ? null : resolve(cwd, values.data);
  return {
    file,
    data,
    how: values.dev ? 'dev' : values.browser ? 'browser' : 'desktop',
    help: values.help === true,
  };
}
