// The one window: locked down, remembered where it was, shown when it has something to show.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, nativeTheme, screen, type WebPreferences } from 'electron';
import { ORIGIN } from './origin.ts';
import { MIN_SIZE, readWindowState, writeWindowState } from './window-state.ts';

/** Everything that Electron's checklist asks for, spelled out although most of it is the default today. */
const webPreferences: WebPreferences = {
  preload: fileURLToPath(new URL('./preload.cjs', import.meta.url)),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  safeDialogs: true,
  // Electron would ask a dictionary host at every start.
  spellcheck: false,
};

/** The design's own grounds, so that no white flash comes before the first paint. */
const ground = (): string => (nativeTheme.shouldUseDarkColors ? '#151617' : '#ffffff');

export function openWindow(path = '/'): BrowserWindow {
  const file = join(app.getPath('userData'), 'window.json');
  const displays = screen.getAllDisplays().map(({ workArea }) => workArea);
  const { bounds, maximized } = readWindowState(file, displays);
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Rowbench',
    backgroundColor: ground(),
    show: false,
    webPreferences,
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(file, { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(ORIGIN + path);
  return window;
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
