// The system's own dialogs. They answer with paths; what is in the files is for the backend to read.
import { basename } from 'node:path';
import { stat } from 'node:fs/promises';
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import { t, tc } from '../../shared/messages/message.ts';
import type { PickedFile } from '../../shared/native.ts';

const tables = ['csv', 'tsv', 'txt', 'tab', 'xlsx', 'ods', 'json', 'jsonl', 'ndjson', 'gz', 'zip'];

const openOptions = (): OpenDialogOptions => ({
  title: t('Import companies'),
  buttonLabel: tc('verb', 'Import'),
  properties: ['openFile'],
  filters: [
    { name: t('Tables'), extensions: tables },
    { name: t('All files'), extensions: ['*'] },
  ],
});

export async function pickFiles(): Promise<PickedFile[]> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const { filePaths } = window ? await dialog.showOpenDialog(window, openOptions()) : { filePaths: [] };
  return Promise.all(filePaths.map(describe));
}

/** A file that is gone by now is left to the import, which says so. */
async function describe(path: string): Promise<PickedFile> {
  const found = await stat(path).catch(() => null);
  return { path, name: basename(path), byteSize: found?.size ?? 0 };
}

export async function pickSavePath(suggestedName: string): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const options: SaveDialogOptions = { defaultPath: basename(suggestedName) };
  const { filePath } = window ? await dialog.showSaveDialog(window, options) : { filePath: '' };
  return filePath || null;
}

/** The store could not be opened: says what to do and asks whether to try again. An open dialog would hold up the app's end. */
export async function offerRetry(message: string, signal: AbortSignal): Promise<'retry' | 'quit'> {
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: 'Rowbench',
    message: t('Rowbench cannot open its workspace.'),
    detail: message,
    buttons: [t('Try again'), t('Quit')],
    defaultId: 0,
    cancelId: 1,
    signal,
  });
  return response === 0 ? 'retry' : 'quit';
}
