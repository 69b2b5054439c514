// The parts of `npm test` and how many of each passed, from the runners' own reports.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runGroup } from './run-group.mjs';
import { openScratch } from './scratch.mjs';
import { compileCache, root } from './tree.mjs';

const bin = join(root, 'node_modules', '.bin');
const playwright = (project) => ({
  name: project,
  command: ['playwright', 'test', '--project', project, '--reporter=list,json'],
  count: ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }),
});

/** `count` reads the runner's report; where there is none the exit code counts as one test. */
export const suites = [
  // First: the parts after it start what it makes.
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  { name: 'check', command: ['node', 'scripts/check.ts', '{report}'], count: (report) => report },
  {
    name: 'unit',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', '--outputFile.json={report}'],
    count: (report) => ({
      passed: report.numPassedTests,
      // A file that cannot be loaded fails without a test of its own.
      failed: report.numFailedTests + report.testResults.filter(isBrokenFile).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  },
  playwright('browser'),
  playwright('desktop'),
];

const isBrokenFile = ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0;

/** Far above what a part takes; below it a hanging test would hide every other result. */
const limitMs = 15 * 60_000;

/** Runs one part with its output shown, and counts. */
export async function runSuite({ name, command, count, env: own = {} }) {
  console.log(`\n── ${name} ──`);
  const scratch = openScratch();
  const report = join(scratch.folder, 'report.json');
  const [program, ...args] = command.map((word) => word.replace('{report}', report));
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    NODE_COMPILE_CACHE: compileCache,
    TMPDIR: scratch.folder,
    // The part before has built the window; each server of a test need not look again.
    ROWBENCH_BUILD: 'skip',
    // Whatever lies in the environment: only by its switch.
    ROWBENCH_LIVE: '',
    ...own,
    ...(name === 'build' || name === 'check' ? {} : { ROWBENCH_BUNDLE: join(root, 'dist', 'electron') }),
  };
  const status = await runGroup(program, args, { cwd: root, env, limitMs });
  const counted = count && existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : null;
  scratch.remove();
  return settle(counted, status === 0);
}

/** A runner that ends badly without a failed test has failed all the same. */
export function settle(counted, isSuccess) {
  const { passed, failed, skipped } = counted ?? { passed: isSuccess ? 1 : 0, failed: 0, skipped: 0 };
  return { passed, failed: failed === 0 && !isSuccess ? 1 : failed, skipped };
}

export function sumUp(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
