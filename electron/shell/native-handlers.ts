// Answers the preload's calls. Each asks first who calls: only the window's own top frame is listened to.
import { app, ipcMain, shell, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron';
import type { Language } from '../../shared/messages/message.ts';
import { isLanguage } from '../../shared/messages/settle.ts';
import type { AppInfo } from '../../shared/native.ts';
import { channels } from './channels.ts';
import { pickFiles, pickSavePath } from './dialogs.ts';
import { isOwnUrl, isSafeExternal } from './origin.ts';

export type NativeSources = {
  /** The file to open on its import; given out once. */
  takeOpenFile(): string | null;
  /** The window speaks it. */
  onLanguage(language: Language): void;
  /** Someone listens for events from now on. */
  onListening(tell: (event: unknown) => void): void;
};

export function handleNativeCalls(sources: NativeSources): void {
  answer(channels.pickFiles, pickFiles);
  answer(channels.pickSavePath, (name) => pickSavePath(String(name)));
  answer(channels.openExternal, (url) => openExternal(String(url)));
  answer(channels.appInfo, (): AppInfo => ({
    version: app.getVersion(),
    platform,
    openFile: sources.takeOpenFile(),
  }));
  answer(channels.tellLanguage, (language) => {
    if (isLanguage(language)) sources.onLanguage(language);
  });
  ipcMain.on(channels.listening, (event) => {
    if (isOwnFrame(event)) sources.onListening((told) => event.sender.send(channels.event, told));
  });
}

function answer(channel: string, handler: (argument: unknown) => unknown): void {
  ipcMain.handle(channel, (event, argument: unknown) => {
    if (!isOwnFrame(event)) throw new Error('Only the Rowbench window may call this.');
    return handler(argument);
  });
}

const isOwnFrame = ({ senderFrame }: IpcMainEvent | IpcMainInvokeEvent): boolean =>
  senderFrame !== null && senderFrame.parent === null && isOwnUrl(senderFrame.url);

async function openExternal(url: string): Promise<void> {
  if (!isSafeExternal(url)) throw new Error('Only https and mailto links can be opened.');
  await shell.openExternal(url);
}

const known: readonly AppInfo['platform'][] = ['darwin', 'linux', 'win32'];
const platform: AppInfo['platform'] = known.find((name) => name === process.platform) ?? 'other';
