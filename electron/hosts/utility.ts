// The desktop's backend process. It opens the store, answers frames and passes events on; it decides nothing itself.
import { createBackend, type Backend } from '../backend.ts';
import { toAppError } from '../api/respond.ts';
import { must } from '../lib/assert.ts';
import { stderrLog } from '../lib/log.ts';
import type { BackendStart, FromBackend, ToBackend } from './backend-messages.ts';
import { servePort, type FramePort } from './port-bridge.ts';

const parent = process.parentPort;
let backend: Backend | null = null;

const tell = (message: FromBackend): void => parent.postMessage(message);

const portOf = (port: Electron.MessagePortMain): FramePort => ({
  post: (frame) => port.postMessage(frame),
  listen(listener) {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
});

function start(config: BackendStart, port: Electron.MessagePortMain): void {
  try {
    const opened = createBackend({ ...config, log: stderrLog });
    backend = opened;
    opened.events.subscribe((event) => tell({ kind: 'event', event }));
    servePort(portOf(port), (request) => opened.fetch(request, { kind: 'local' }));
    tell({ kind: 'ready' });
  } catch (error) {
    stderrLog('error', 'backend_failed', { message: error instanceof Error ? error.message : String(error) });
    tell({ kind: 'failed', message: toAppError(error).message });
  }
}

async function stop(): Promise<void> {
  await backend?.close();
  process.exit(0);
}

parent.on('message', ({ data, ports }) => {
  const message = data as ToBackend;
  if (message.kind === 'start') start(message.config, must(ports[0], 'the port for requests'));
  else void stop();
});
