// Each request is answered in the language that it asks for.
import { speaking, spokenIn } from '../lib/spoken.ts';
import type { App } from './app.ts';

export const spokenTo =
  (app: App): App =>
  (request, caller) =>
    speaking(spokenIn(request.headers.get('accept-language')), () => app(request, caller));
