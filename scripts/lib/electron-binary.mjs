// Finds Electron's binary, or has the `electron` package fetch it, which from version 42 on it does at the first run only.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { node24 } from './install.mjs';
import { root } from './tree.mjs';

const home = join(root, 'node_modules', 'electron');

/** Path of the official binary; null where it is not there. */
export function findElectron() {
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const binary = join(home, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? binary : null;
}

/** Fetches the binary if need be, with a line every few seconds; null where that fails or takes over `limitMs`. */
export async function ensureElectron(limitMs = 60_000) {
  const found = findElectron();
  if (found) return found;
  await fetchElectron(limitMs);
  return findElectron();
}

function fetchElectron(limitMs) {
  console.log('Fetching Electron, once (about 120 MB) …');
  const started = Date.now();
  const child = spawn(node24, [join(home, 'install.js')], { stdio: 'ignore' });
  const progress = setInterval(() => {
    console.log(`  still fetching, ${Math.round((Date.now() - started) / 1000)} s`);
  }, 10_000);
  const limit = setTimeout(() => child.kill(), limitMs);
  return new Promise((resolve) => {
    child.once('error', resolve);
    child.once('exit', resolve);
  }).finally(() => {
    clearInterval(progress);
    clearTimeout(limit);
  });
}
