// A screen for the app on a Linux machine that has none.
import { spawn } from 'node:child_process';

export type Display = { env: Record<string, string>; close(): void };

/** Null where a screen is needed and there is no Xvfb to make one. */
export async function openDisplay(): Promise<Display | null> {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return { env: {}, close: () => undefined };
  // Xvfb picks a free number by itself and writes it to the descriptor named.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string | null>((resolve) => {
    server.once('error', () => resolve(null));
    server.once('exit', () => resolve(null));
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  return number === null ? null : { env: { DISPLAY: `:${number}` }, close: () => server.kill() };
}
