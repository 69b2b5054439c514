// `npm run dev`: the backend from source and the window from Vite's server, which reloads it with every change. Vite passes the
// API on, as if both were one origin; the host refuses every Origin but its own, so that one header is rewritten.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { createServer, type ProxyOptions } from 'vite';
import { inTree, root } from './lib/paths.ts';

const [data] = process.argv.slice(2);
const args = [inTree('electron/hosts/cli.ts'), 'serve', ...(data ? ['--data', data] : [])];
const backend = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
backend.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => backend.kill(signal));

createInterface({ input: backend.stdout }).once('line', (line) => {
  const { url, signIn } = JSON.parse(line) as { url: string; signIn: string };
  void serveWindow(url, signIn);
});

async function serveWindow(backendUrl: string, signIn: string): Promise<void> {
  const proxied = {
    target: backendUrl,
    changeOrigin: true,
    headers: { origin: backendUrl },
  } satisfies ProxyOptions;
  const server = await createServer({
    configFile: inTree('vite.config.ts'),
    server: {
      host: '127.0.0.1',
      proxy: {
        '^/(v1|v2|docs|health|openapi\\.json|sign-in)(/|\\?|$)': proxied,
        '/socket.io': { ...proxied, ws: true },
      },
    },
  });
  await server.listen();
  const own = server.resolvedUrls?.local[0] ?? '';
  console.log(
    `Open this address once to sign in; the window follows every change:\n\n  ${signIn.replace(`${backendUrl}/`, own)}\n`,
  );
}
