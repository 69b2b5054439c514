// Where the window was, kept beside the app's own data. A file that is missing or nonsense means the default.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export type Rectangle = { x: number; y: number; width: number; height: number };
export type WindowState = {
  bounds: Partial<Rectangle> & { width: number; height: number };
  maximized: boolean;
};

export const MIN_SIZE = { width: 1024, height: 640 };
const firstRun: WindowState = { bounds: { width: 1440, height: 900 }, maximized: false };

/** `displays`: work areas of the screens there are now. A window that none of them would show is centred again. */
export function readWindowState(file: string, displays: Rectangle[]): WindowState {
  const { bounds, maximized } = parse(file) ?? firstRun;
  const size = {
    width: Math.max(MIN_SIZE.width, Math.round(bounds.width)),
    height: Math.max(MIN_SIZE.height, Math.round(bounds.height)),
  };
  const { x, y } = bounds;
  if (x === undefined || y === undefined) return { bounds: size, maximized };
  const placed = { ...size, x: Math.round(x), y: Math.round(y) };
  return { bounds: displays.some((display) => showsTitleBar(placed, display)) ? placed : size, maximized };
}

/**
 * Written aside and moved into place: a crash leaves the old state or the new one, and so does a full disk, of which nobody wants to
 * hear while the window closes.
 */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify(state));
    renameSync(`${file}.new`, file);
  } catch {
    // The next start finds the window where it was before.
  }
}

function parse(file: string): WindowState | null {
  try {
    const { bounds, maximized } = JSON.parse(readFileSync(file, 'utf8')) as Pick<WindowState, 'bounds'> & {
      maximized?: unknown;
    };
    const sizes = [bounds.width, bounds.height];
    const places = [bounds.x, bounds.y].filter((place) => place !== undefined);
    return [...sizes, ...places].every(Number.isFinite) ? { bounds, maximized: maximized === true } : null;
  } catch {
    return null;
  }
}

/** Enough of the upper edge to take hold of. */
const showsTitleBar = (window: Rectangle, display: Rectangle): boolean =>
  window.x + window.width > display.x + 100 &&
  window.x < display.x + display.width - 100 &&
  window.y >= display.y - 10 &&
  window.y < display.y + display.height - 50;
