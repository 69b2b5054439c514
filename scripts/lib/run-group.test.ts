import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Run through a pipe, as a CI does: it ends when the last holder of its output does. */
function runPiped(code: string, limitMs: number) {
  const url = new URL('./run-group.mjs', import.meta.url).href;
  const script = `import { runGroup } from ${JSON.stringify(url)};
    const status = await runGroup(process.execPath, ['-e', ${JSON.stringify(code)}], { limitMs: ${limitMs} });
    console.log('status ' + status);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 20_000,
  });
}

const orphan = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' }).unref();`;

it.skipIf(process.platform === 'win32')('ends what a program leaves behind', () => {
  const { stdout, error } = runPiped(`${orphan} process.exit(3);`, 60_000);
  expect(error).toBeUndefined();
  expect(stdout).toBe('status 3\n');
});

it('stops a program that does not end, and says so', () => {
  const { stdout, stderr, error } = runPiped('setInterval(() => {}, 1000)', 600);
  expect(error).toBeUndefined();
  expect(stdout).toBe('status null\n');
  expect(stderr).toContain('did not end within 0.01 minutes');
});
