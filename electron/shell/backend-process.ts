// The backend as a process of its own: a crash or a long query there never freezes the window.
import { fileURLToPath } from 'node:url';
import { MessageChannelMain, utilityProcess, type MessagePortMain } from 'electron';
import { language, t } from '../../shared/messages/message.ts';
import type { BackendStart, FromBackend, ToBackend } from '../hosts/backend-messages.ts';
import type { FramePort } from '../hosts/port-bridge.ts';
import type { BackendChild, ChildListeners } from './supervisor.ts';

const entry = fileURLToPath(new URL('./utility.js', import.meta.url));

export function forkBackend(config: BackendStart, listeners: ChildListeners): BackendChild {
  const child = utilityProcess.fork(entry, [], { serviceName: t('Rowbench backend'), stdio: 'inherit' });
  const { port1, port2 } = new MessageChannelMain();
  const start: ToBackend = { kind: 'start', config, language: language() };
  child.on('message', (message: FromBackend) => listeners.onMessage(message));
  child.on('exit', () => listeners.onExit());
  child.postMessage(start, [port2]);
  return {
    port: framePort(port1),
    send: (message) => child.postMessage(message),
    kill: () => child.kill(),
  };
}

const framePort = (port: MessagePortMain): FramePort => ({
  post: (frame) => port.postMessage(frame),
  listen(listener) {
    port.on('message', ({ data }) => listener(data));
    port.start();
  },
});
