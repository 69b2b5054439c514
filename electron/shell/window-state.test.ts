import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readWindowState, writeWindowState } from './window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'rowbench-window-'));
const file = join(folder, 'window.json');
const screen = { x: 0, y: 0, width: 1920, height: 1080 };
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the window comes back where it was', () => {
  const state = { bounds: { x: 40, y: 60, width: 1300, height: 800 }, maximized: true };
  writeWindowState(file, state);
  expect(readWindowState(file, [screen])).toEqual(state);
});

test('a place that cannot be written is let be: closing the window has to go on', () => {
  const nowhere = join(folder, 'none', 'window.json');
  writeWindowState(nowhere, { bounds: { width: 1300, height: 800 }, maximized: false });
  expect(readWindowState(nowhere, [screen]).bounds).toEqual({ width: 1440, height: 900 });
});

test('a window on a screen that is gone is centred at its size', () => {
  writeWindowState(file, { bounds: { x: 2500, y: 60, width: 1300, height: 800 }, maximized: false });
  expect(readWindowState(file, [screen]).bounds).toEqual({ width: 1300, height: 800 });
});

test('a size below the smallest is widened', () => {
  writeWindowState(file, { bounds: { x: 0, y: 0, width: 300, height: 200 }, maximized: false });
  expect(readWindowState(file, [screen]).bounds).toMatchObject({ width: 1024, height: 640 });
});

test.each(['', 'no json', '{}', '{"bounds":{"width":"wide","height":1}}', 'null'])(
  '%j means the first run',
  (text) => {
    writeFileSync(file, text);
    expect(readWindowState(file, [screen])).toEqual({
      bounds: { width: 1440, height: 900 },
      maximized: false,
    });
  },
);
