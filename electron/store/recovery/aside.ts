// Moves the damaged files aside and puts the recovered store in their place. A kill at any moment is made good at the next
// start: what is still to do stands in the marker.
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { t } from '../../../shared/messages/message.ts';
import { readMarker, removeMarker, writeMarker, type Swap } from './damage.ts';
import { movedFiles, recoveredOf } from './files.ts';

/** `damaged/2026-11-22T03-11-01`, where there is none of that name yet. */
export function folderForDamaged(dataDir: string, now: string): string {
  const stem = join(dataDir, 'damaged', now.slice(0, 19).replaceAll(':', '-'));
  for (let n = 1; ; n += 1) {
    const folder = n === 1 ? stem : `${stem}-${n}`;
    if (!existsSync(folder)) return folder;
  }
}

export function swapStore(file: string, swap: Swap, dataDir: string): void {
  mkdirSync(swap.folder, { recursive: true, mode: 0o700 });
  keepSources(dataDir, swap.folder);
  const marker = readMarker(file) ?? { problem: t('A recovery was under way.'), foundAt: '' };
  writeMarker(file, { ...marker, swap });
  finishSwap(file);
}

/** Does what is left to do of a swap that was begun. */
export function finishSwap(file: string): void {
  const swap = readMarker(file)?.swap;
  if (!swap) return;
  for (const from of movedFiles(file)) {
    const to = join(swap.folder, basename(from));
    // One that is there already was moved before; what lies here now is the recovered store.
    if (existsSync(from) && !existsSync(to)) moveFile(from, to);
  }
  if (swap.next === 'nothing') rmSync(recoveredOf(file), { force: true });
  else if (existsSync(recoveredOf(file))) renameSync(recoveredOf(file), file);
  // Without the store that should have come the choice is open again: no empty one slips into its place.
  if (swap.next === 'nothing' || existsSync(file)) removeMarker(file);
  else
    writeMarker(file, {
      problem: t('The recovered store is gone; the damaged one is in {folder}.', { folder: swap.folder }),
      foundAt: '',
    });
}

/** The copies of imported files, which a store that knows nothing of them would sweep away. Links cost no space. */
function keepSources(dataDir: string, folder: string): void {
  const from = join(dataDir, 'sources');
  if (!existsSync(from)) return;
  const to = join(folder, 'sources');
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (!entry.isFile() || existsSync(join(to, entry.name))) continue;
    try {
      linkSync(join(from, entry.name), join(to, entry.name));
    } catch {
      copyFileSync(join(from, entry.name), join(to, entry.name));
    }
  }
}

/** Where a file cannot be renamed (it is open, on Windows) it is copied whole before it is removed. */
function moveFile(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch {
    copyFileSync(from, `${to}.part`);
    renameSync(`${to}.part`, to);
    rmSync(from);
  }
}
