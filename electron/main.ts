// The app's life: one instance for each data folder, quit when the window is closed. Nothing here waits at the top: Electron
// is ready only after this file has run.
import { join } from 'node:path';
import { app } from 'electron';
import { Desktop } from './shell/desktop.ts';
import { parseLaunchOptions, type LaunchOptions } from './shell/launch-options.ts';
import { guardNavigation } from './shell/navigation-guard.ts';
import { registerScheme } from './shell/protocol.ts';

/** `electron FOLDER …` names the app's folder first; the packaged app does not. */
const ownArguments = process.argv.slice(app.isPackaged ? 1 : 2);

function run(options: LaunchOptions): void {
  let desktop: Desktop | null = null;
  let isClosed = false;
  app.once('ready', () => {
    desktop = new Desktop(options);
  });
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const { openFile } = data as LaunchOptions;
    if (openFile) desktop?.open(openFile);
    else desktop?.show();
  });
  app.on('activate', () => desktop?.show());
  app.on('open-file', (event, path) => {
    event.preventDefault();
    if (desktop) desktop.open(path);
    else options.openFile = path;
  });
  app.on('window-all-closed', () => app.quit());
  // The backend brings its jobs to a checkpoint first.
  app.on('will-quit', (event) => {
    if (isClosed || !desktop) return;
    event.preventDefault();
    void desktop.close().finally(() => {
      isClosed = true;
      // Not from within this event: Electron passes over a quit while it is still about the one just prevented.
      setImmediate(() => app.quit());
    });
  });
}

registerScheme();
guardNavigation();
const options = parseLaunchOptions(ownArguments, process.cwd());
// Beside the data, so that the lock of the one instance goes with the data folder.
app.setPath('userData', join(options.dataDir, 'desktop'));
// The second start hands its file over through the lock: Chromium rearranges the arguments it passes on.
if (app.requestSingleInstanceLock(options)) run(options);
else app.exit(0);
