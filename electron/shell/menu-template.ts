// What stands in the application menu: the system's own commands, and the two things of ours that belong there. Electron names
// the former in English only, so each has its name here.
import type { MenuItemConstructorOptions as Item } from 'electron';
import { t, tc } from '../../shared/messages/message.ts';

export type MenuCommand = 'import' | 'settings';

type Options = { run: (command: MenuCommand) => void; platform: string; appName: string };

const separator: Item = { type: 'separator' };

export function menuTemplate({ run, platform, appName }: Options): Item[] {
  const isMac = platform === 'darwin';
  const importFile: Item = {
    label: tc('menu', 'Import…'),
    accelerator: 'CmdOrCtrl+O',
    click: () => run('import'),
  };
  const settings: Item = { label: t('Settings'), accelerator: 'CmdOrCtrl+,', click: () => run('settings') };
  const file = isMac
    ? [importFile, separator, { role: 'close', label: t('Close Window') } as const]
    : [
        importFile,
        settings,
        separator,
        { role: 'quit', label: platform === 'win32' ? t('Exit') : t('Quit') } as const,
      ];
  return [
    ...(isMac ? [macAppMenu(settings, appName)] : []),
    { label: t('&File'), submenu: file },
    { role: 'editMenu', label: tc('menu', 'Edit'), submenu: editItems(isMac) },
    { role: 'viewMenu', label: tc('menu', 'View'), submenu: viewItems() },
    { role: 'windowMenu', label: tc('menu', 'Window'), submenu: windowItems(isMac) },
  ];
}

const macAppMenu = (settings: Item, name: string): Item => ({
  label: name,
  submenu: [
    { role: 'about', label: t('About {name}', { name }) },
    separator,
    settings,
    separator,
    { role: 'services', label: t('Services') },
    separator,
    { role: 'hide', label: t('Hide {name}', { name }) },
    { role: 'hideOthers', label: t('Hide Others') },
    { role: 'unhide', label: t('Show All') },
    separator,
    { role: 'quit', label: t('Quit {name}', { name }) },
  ],
});

function editItems(isMac: boolean): Item[] {
  const remove: Item = { role: 'delete', label: t('Delete') };
  const all: Item = { role: 'selectAll', label: t('Select All') };
  return [
    { role: 'undo', label: t('Undo') },
    { role: 'redo', label: t('Redo') },
    separator,
    { role: 'cut', label: t('Cut') },
    { role: 'copy', label: t('Copy') },
    { role: 'paste', label: t('Paste') },
    ...(isMac
      ? [
          { role: 'pasteAndMatchStyle', label: t('Paste and Match Style') } as const,
          remove,
          all,
          separator,
          ...macTextItems(),
        ]
      : [remove, separator, all]),
  ];
}

const macTextItems = (): Item[] => [
  {
    label: t('Substitutions'),
    submenu: [
      { role: 'showSubstitutions', label: t('Show Substitutions') },
      separator,
      { role: 'toggleSmartQuotes', label: t('Smart Quotes') },
      { role: 'toggleSmartDashes', label: t('Smart Dashes') },
      { role: 'toggleTextReplacement', label: t('Text Replacement') },
    ],
  },
  {
    label: t('Speech'),
    submenu: [
      { role: 'startSpeaking', label: t('Start Speaking') },
      { role: 'stopSpeaking', label: t('Stop Speaking') },
    ],
  },
];

const viewItems = (): Item[] => [
  { role: 'reload', label: t('Reload') },
  { role: 'forceReload', label: t('Force Reload') },
  { role: 'toggleDevTools', label: t('Toggle Developer Tools') },
  separator,
  { role: 'resetZoom', label: t('Actual Size') },
  { role: 'zoomIn', label: t('Zoom In') },
  { role: 'zoomOut', label: t('Zoom Out') },
  separator,
  { role: 'togglefullscreen', label: t('Toggle Full Screen') },
];

const windowItems = (isMac: boolean): Item[] => [
  { role: 'minimize', label: t('Minimize') },
  { role: 'zoom', label: t('Zoom') },
  ...(isMac
    ? [separator, { role: 'front', label: t('Bring All to Front') } as const]
    : [{ role: 'close', label: t('Close') } as const]),
];
