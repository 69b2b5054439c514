// The names under which preload and main process know each other's calls. The window never sees them.
export const channels = {
  pickFiles: 'native:pick-files',
  pickSavePath: 'native:pick-save-path',
  openExternal: 'native:open-external',
  appInfo: 'native:app-info',
  tellLanguage: 'native:tell-language',
  /** Main → window: what the backend tells. */
  event: 'native:event',
  /** Window → main: someone listens now, so tell the state that was missed. */
  listening: 'native:listening',
} as const;
