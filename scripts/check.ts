// `npm run check`: types, lint, format, unused code and the texts at once. Says nothing of what is well but its name.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { inTree, root } from './lib/paths.ts';

type Check = { name: string; command: string; args: string[] };
type Outcome = { name: string; exitCode: number; output: string };

const checks: Check[] = [
  { name: 'types', command: 'tsc', args: ['-b', '--pretty'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'unused', command: 'knip', args: [] },
  { name: 'texts', command: 'node', args: ['scripts/messages.ts'] },
];

const env = {
  ...process.env,
  PATH: `${inTree('node_modules/.bin')}${delimiter}${process.env['PATH'] ?? ''}`,
};

function run({ name, command, args }: Check): Promise<Outcome> {
  const child = spawn(command, args, { cwd: root, env, shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ name, exitCode: 1, output: error.message }));
    child.once('close', (exitCode) => resolve({ name, exitCode: exitCode ?? 1, output }));
  });
}

function report({ name, exitCode, output }: Outcome): void {
  console.log(exitCode === 0 ? `${name}: ok` : `${name}: failed\n${output}`);
}

const outcomes = await Promise.all(checks.map(run));
for (const outcome of outcomes) report(outcome);
const failed = outcomes.filter(({ exitCode }) => exitCode !== 0).length;
// scripts/test.mjs adds these to its sum.
const file = process.argv[2];
if (file) writeFileSync(file, JSON.stringify({ passed: outcomes.length - failed, failed, skipped: 0 }));
process.exitCode = failed === 0 ? 0 : 1;
