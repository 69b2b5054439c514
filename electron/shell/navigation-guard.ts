// The window stays on its own origin: no foreign page, no second window, no webview, no permission, no network of its own.
import { app, session, type Session, type WebContents } from 'electron';
import { isOwnUrl } from './origin.ts';

type Navigation = { url: string; preventDefault(): void };

/** Copying an error or an id is all that the window may ask the system for. */
const granted = new Set(['clipboard-sanitized-write']);

/** Before the first window. Covers every web contents that ever comes to be. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_, contents) => guardContents(contents));
}

/** Once the app is ready: the session exists from then on. */
export function guardSession(guarded: Session = session.defaultSession): void {
  guarded.setPermissionRequestHandler((contents, permission, answer) =>
    answer(granted.has(permission) && isOwnUrl(contents.getURL())),
  );
  guarded.setPermissionCheckHandler((_, permission, origin) => granted.has(permission) && isOwnUrl(origin));
  guarded.setDevicePermissionHandler(() => false);
  guarded.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayLoad(url) }));
  guarded.setSpellCheckerEnabled(false);
}

function guardContents(contents: WebContents): void {
  const stayHome = (navigation: Navigation): void => {
    if (!isOwnUrl(navigation.url)) navigation.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Beside the window's own files only what it makes itself and its developer tools. */
const mayLoad = (url: string): boolean => isOwnUrl(url) || /^(data|blob|devtools):/.test(url);
