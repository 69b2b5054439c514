// The whole of what the window gets from the desktop: the type Native, nothing else. Sandboxed, so bundled as one CommonJS file.
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { BackendEvent } from '../shared/events.ts';
import type { Native } from '../shared/native.ts';
import { channels } from './shell/channels.ts';

const native: Native = {
  pickFiles: () => ipcRenderer.invoke(channels.pickFiles),
  pathOfDroppedFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) || null : null),
  pickSavePath: (suggestedName) => ipcRenderer.invoke(channels.pickSavePath, suggestedName),
  onEvent(listener) {
    const pass = (_: IpcRendererEvent, event: BackendEvent): void => listener(event);
    ipcRenderer.on(channels.event, pass);
    ipcRenderer.send(channels.listening);
    return () => ipcRenderer.off(channels.event, pass);
  },
  openExternal: (url) => ipcRenderer.invoke(channels.openExternal, url),
  appInfo: () => ipcRenderer.invoke(channels.appInfo),
  tellLanguage: (language) => ipcRenderer.invoke(channels.tellLanguage, language),
};

contextBridge.exposeInMainWorld('rowbench', native);
