// What Electron's security checklist asks for, looked at from inside the running app.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { readFuses } from './fuses.ts';

const get = (page: Page, address: string): Promise<{ status: number; text: string; policy: string | null }> =>
  page.evaluate(async (url) => {
    const response = await fetch(url);
    const policy = response.headers.get('content-security-policy');
    return { status: response.status, text: await response.text(), policy };
  }, address);

test('the window has the native surface and nothing of Node or Electron', async ({ start }) => {
  const { page } = await start();
  const found = await page.evaluate(() => ({
    surface: Object.keys((globalThis as unknown as { rowbench: object }).rowbench).sort(),
    strangers: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
  }));
  expect(found.surface).toEqual([
    'appInfo',
    'onEvent',
    'openExternal',
    'pathOfDroppedFile',
    'pickFiles',
    'pickSavePath',
    'tellLanguage',
  ]);
  expect(found.strangers).toEqual([]);
});

test('the window is sandboxed and isolated', async ({ start }) => {
  const { app } = await start();
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): Record<string, unknown>;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
  });
  const checksSpelling = await app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled());
  expect(checksSpelling).toBe(false);
});

test('the window opens no other page, window or permission, and no network', async ({ start }) => {
  const { app, page } = await start();
  const tried = await page.evaluate(async () => {
    const opened = window.open('https://example.com/');
    const reached = await fetch('https://example.com/').then(
      () => 'reached',
      () => 'refused',
    );
    const file = await fetch('file:///etc/passwd').then(
      () => 'reached',
      () => 'refused',
    );
    const asked = await Notification.requestPermission();
    location.href = 'https://example.com/';
    return { opened, reached, file, asked };
  });
  expect(tried).toEqual({ opened: null, reached: 'refused', file: 'refused', asked: 'denied' });
  expect(page.url()).toMatch(/^app:\/\/workbench\//);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('only its own files are served, under a policy that lets no foreign script in', async ({ start }) => {
  const { page } = await start();
  const index = await get(page, '/companies');
  expect(index.policy).toContain("script-src 'self'");
  expect(index.policy).toContain("frame-ancestors 'none'");
  for (const address of [
    '/..%2f..%2fpackage.json',
    '/%2e%2e/electron/main.js',
    '/gone.js',
    '/assets/%00.js',
  ]) {
    expect(await get(page, address), address).toMatchObject({ status: 404 });
  }
  await expect(get(page, 'app://elsewhere/')).rejects.toThrow();
});

test('the system is handed https and mail addresses only', async ({ start }) => {
  const { app, page } = await start();
  await app.evaluate(({ shell }) => {
    const handed: string[] = [];
    Object.assign(globalThis, { handed });
    shell.openExternal = (url) => Promise.resolve(void handed.push(url));
  });
  const outcomes = await page.evaluate(async () => {
    const { rowbench } = globalThis as unknown as { rowbench: { openExternal(url: string): Promise<void> } };
    const addresses = [
      'https://example.com/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://host/share',
    ];
    return Promise.all(
      addresses.map((url) =>
        rowbench.openExternal(url).then(
          () => 'opened',
          () => 'refused',
        ),
      ),
    );
  });
  expect(outcomes).toEqual(['opened', 'refused', 'refused', 'refused']);
  expect(await app.evaluate(() => (globalThis as unknown as { handed: string[] }).handed)).toEqual([
    'https://example.com/',
  ]);
});

test('a body over 20 MB is refused with the reason', async ({ start }) => {
  const { page } = await start();
  const answer = await page.evaluate(async () => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ csv: 'x'.repeat(21 * 1024 * 1024) });
    const response = await fetch('/v1/import/companies', { method: 'POST', headers, body });
    return { status: response.status, body: (await response.json()) as unknown };
  });
  expect(answer).toMatchObject({ status: 413, body: { error: { code: 'payload_too_large' } } });
});

test('the binary’s fuses are set', ({ command }) => {
  expect(readFuses(command.executable)).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    // On in this package only: Playwright drives the app through the inspector.
    enableNodeCliInspectArguments: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});
