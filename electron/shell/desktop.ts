// Puts the desktop together: one backend, one window, and what they tell each other.
import { app, type BrowserWindow } from 'electron';
import type { BackendEvent, EventPayloads } from '../../shared/events.ts';
import { isoTime, systemClock } from '../lib/clock.ts';
import { createSealedKeys } from '../lib/sealed-keys.ts';
import { forkBackend } from './backend-process.ts';
import { channels } from './channels.ts';
import { offerRetry } from './dialogs.ts';
import { keyCipher } from './key-cipher.ts';
import { speakDesktop } from './language.ts';
import type { LaunchOptions } from './launch-options.ts';
import { setMenu } from './menu.ts';
import { handleNativeCalls } from './native-handlers.ts';
import { guardSession } from './navigation-guard.ts';
import { handleScheme } from './protocol.ts';
import { Supervisor, type BackendState } from './supervisor.ts';
import { focusWindow, openWindow } from './window.ts';

export class Desktop {
  readonly #backend: Supervisor;
  #window: BrowserWindow | null = null;
  #openFile: string | null;
  /** The window asks for the file to open once it can take commands; until then a file waits for it. */
  #takesCommands = false;
  readonly #closing = new AbortController();

  /** Once the app is ready. */
  constructor({ dataDir, openFile }: LaunchOptions) {
    this.#openFile = openFile;
    speakDesktop('system');
    const config = { dataDir, version: app.getVersion() };
    this.#backend = new Supervisor({
      spawn: (listeners) => forkBackend(config, listeners),
      onState: (state) => this.#stateChanged(state),
      onEvent: (event) => this.#tell(event),
      keys: createSealedKeys(dataDir, keyCipher),
    });
    guardSession();
    handleScheme((request) => this.#backend.fetch(request));
    handleNativeCalls({
      takeOpenFile: () => this.#takeOpenFile(),
      onLanguage: (language) => speakDesktop(language) && this.#setMenu(),
      onListening: (tell) => this.#tellState(tell),
    });
    this.#setMenu();
    this.show();
  }

  show(): void {
    if (this.#window) return focusWindow(this.#window);
    const window = openWindow();
    window.on('closed', () => {
      this.#window = null;
      this.#takesCommands = false;
    });
    window.webContents.on('did-start-navigation', ({ isSameDocument, isMainFrame }) => {
      if (isMainFrame && !isSameDocument) this.#takesCommands = false;
    });
    this.#window = window;
  }

  /** A second start of the app was given this file. */
  open(path: string): void {
    if (this.#takesCommands) this.#tell(appEvent('app:command', { command: 'open-file', path }));
    else this.#openFile = path;
    this.show();
  }

  close(): Promise<void> {
    this.#closing.abort();
    return this.#backend.stop();
  }

  #setMenu(): void {
    setMenu((command) => this.#tell(appEvent('app:command', { command })));
  }

  #takeOpenFile(): string | null {
    const file = this.#openFile;
    this.#openFile = null;
    this.#takesCommands = true;
    return file;
  }

  #tell(event: BackendEvent): void {
    this.#window?.webContents.send(channels.event, event);
  }

  #tellState(tell: (event: BackendEvent) => void): void {
    const event = stateEvent(this.#backend.state);
    if (event) tell(event);
  }

  #stateChanged(state: BackendState): void {
    const event = stateEvent(state);
    if (event) this.#tell(event);
    if (state.state === 'failed') void this.#recover(state.message);
  }

  async #recover(message: string): Promise<void> {
    const choice = await offerRetry(message, this.#closing.signal);
    if (this.#closing.signal.aborted) return;
    if (choice === 'retry') this.#backend.retry();
    else app.quit();
  }
}

/** A first start is no news: calls simply wait for it. */
const stateEvent = (state: BackendState): BackendEvent | null =>
  state.state === 'starting' ? null : appEvent('backend:state', { ...state, state: state.state });

type AppTopic = 'backend:state' | 'app:command';

function appEvent<T extends AppTopic>(topic: T, payload: EventPayloads[T]): BackendEvent {
  return { topic, id: topic, revision: 0, at: isoTime(systemClock.now()), payload } as BackendEvent;
}
