// The whole surface that the desktop gives the window: seven functions. Everything else goes through the API.
import type { BackendEvent } from './events.ts';
import type { Language } from './messages/message.ts';

export type PickedFile = { path: string; name: string; byteSize: number };

export type AppInfo = {
  version: string;
  platform: 'darwin' | 'linux' | 'win32' | 'other';
  /** A file named on the command line, to open on its import. */
  openFile: string | null;
};

export type Native = {
  pickFiles(): Promise<PickedFile[]>;
  /** Path of a file dropped on the window. Takes a DOM `File`; null where it has no path. */
  pathOfDroppedFile(file: unknown): string | null;
  pickSavePath(suggestedName: string): Promise<string | null>;
  onEvent(listener: (event: BackendEvent) => void): () => void;
  openExternal(url: string): Promise<void>;
  appInfo(): Promise<AppInfo>;
  /** The language of the window, for the menu and the dialogs of the system. */
  tellLanguage(language: Language): Promise<void>;
};
