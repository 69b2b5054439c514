// Where data lives when nobody says otherwise: the place each operating system means for it.
import { homedir } from 'node:os';
import { join } from 'node:path';

export function defaultDataDir(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  const chosen = env['ROWBENCH_DATA'];
  if (chosen) return chosen;
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Rowbench');
  if (platform === 'win32') return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Rowbench');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'rowbench');
}
