// The application menu, made anew where the language changes.
import { app, Menu } from 'electron';
import { menuTemplate, type MenuCommand } from './menu-template.ts';

export function setMenu(run: (command: MenuCommand) => void): void {
  const template = menuTemplate({ run, platform: process.platform, appName: app.name });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
