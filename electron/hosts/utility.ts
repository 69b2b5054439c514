// The desktop's backend process. It opens the store, answers frames and passes events on; it decides nothing itself.
import { setTimeout } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import { speak } from '../../shared/messages/message.ts';
import type { Backend } from '../backend.ts';
import { openBackend } from '../open-backend.ts';
import { toAppError } from '../api/respond.ts';
import { must } from '../lib/assert.ts';
import { outliveReader, stderrLog } from '../lib/log.ts';
import { settings } from '../lib/spoken.ts';
import type { BackendStart, FromBackend, ToBackend } from './backend-messages.ts';
import { createKeyClient } from './key-bridge.ts';
import { servePort, type FramePort } from './port-bridge.ts';

outliveReader();
const parent = process.parentPort;
let backend: Backend | null = null;

const tell = (message: FromBackend): void => parent.postMessage(message);
const keychain = createKeyClient((ask) => tell({ kind: 'keys', ask }));

const portOf = (port: Electron.MessagePortMain): FramePort => ({
  post: (frame) => port.postMessage(frame),
  listen(listener) {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
});

async function start(config: BackendStart, port: Electron.MessagePortMain): Promise<void> {
  try {
    const opened = await open(config);
    backend = opened;
    opened.events.subscribe((event) => tell({ kind: 'event', event }));
    servePort(portOf(port), (request) => opened.fetch(request, { kind: 'local' }));
    tell({ kind: 'ready' });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
    stderrLog('error', 'backend_failed', { name, message });
    tell({ kind: 'failed', message: toAppError(error).message });
  }
}

/** The backend of an app that was killed takes a moment to end and let go of the store. */
async function open(config: BackendStart, triesLeft = 10): Promise<Backend> {
  try {
    return openBackend({ ...config, keys: keychain.keys, log: stderrLog });
  } catch (error) {
    if (triesLeft === 0 || !isLocked(error)) throw error;
    await setTimeout(200);
    return open(config, triesLeft - 1);
  }
}

const isLocked = (error: unknown): boolean => error instanceof AppError && error.details['locked'] === true;

async function stop(): Promise<void> {
  await backend?.close();
  process.exit(0);
}

parent.on('message', ({ data, ports }) => {
  const message = data as ToBackend;
  if (message.kind === 'start') {
    speak(settings[message.language]);
    void start(message.config, must(ports[0], 'the port for requests'));
  } else if (message.kind === 'keys') keychain.hear(message.answer);
  else void stop();
});
