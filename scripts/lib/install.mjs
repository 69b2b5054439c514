// Installs what a fresh clone lacks. Plain JavaScript for any Node ≥ 20 and nothing but Node: it runs before there are packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './tree.mjs';

const modules = join(root, 'node_modules');

/** The pinned Node 24 that runs every script, whatever Node the person has. */
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Throws with what to do where installing fails. */
export function ensureInstalled() {
  if (!isInstalled()) {
    console.log('Installing packages, once; this takes about a minute …');
    // `ci` refuses a lockfile that lacks a tool's build for some other system, `install` passes over it.
    if (!runNpm(['ci', '--loglevel=silent']) && !runNpm(['install', '--no-save', '--loglevel=error'])) {
      throw new Error(
        'npm could not install the packages (its message is above). Mend that, then run the command again.',
      );
    }
  }
  if (!existsSync(node24)) fetchNode24();
}

/** npm records what it installed; that record and the lockfile must name the same versions. */
export function isInstalled(wantedFile = join(root, 'package-lock.json'), modulesDir = modules) {
  const record = join(modulesDir, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(wantedFile)).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

const readPackages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** From version 11 on npm may leave install scripts out; this one fetches Node 24 for the machine. */
function fetchNode24() {
  console.log('Fetching Node 24 for this project …');
  const cwd = join(modules, 'node');
  const result = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (result.status !== 0 || !existsSync(node24)) {
    throw new Error(
      'Node 24 could not be fetched. Check the connection to the package registry, then run the command again.',
    );
  }
}

function runNpm(args) {
  const cli = process.env.npm_execpath;
  const all = [...args, '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: 'inherit' };
  const { status } = cli?.endsWith('.js')
    ? spawnSync(process.execPath, [cli, ...all], options)
    : spawnSync('npm', all, { ...options, shell: process.platform === 'win32' });
  return status === 0;
}
