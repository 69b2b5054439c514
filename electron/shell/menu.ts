// The application menu: the system's own roles, and the two things of ours that belong there.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export type MenuCommand = 'import' | 'settings';

export function setMenu(run: (command: MenuCommand) => void): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(run, process.platform)));
}

export function menuTemplate(
  run: (command: MenuCommand) => void,
  platform: string,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const importFile = { label: 'Import…', accelerator: 'CmdOrCtrl+O', click: () => run('import') };
  const settings = { label: 'Settings', accelerator: 'CmdOrCtrl+,', click: () => run('settings') };
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(isMac ? [macAppMenu(settings)] : []),
    {
      label: '&File',
      submenu: isMac
        ? [importFile, separator, { role: 'close' }]
        : [importFile, settings, separator, { role: 'quit' }],
    },
    { role: 'editMenu' },
    { role: 'viewMenu' },
    { role: 'windowMenu' },
  ];
}

const macAppMenu = (settings: MenuItemConstructorOptions): MenuItemConstructorOptions => ({
  label: app.name,
  submenu: [
    { role: 'about' },
    { type: 'separator' },
    settings,
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ],
});
