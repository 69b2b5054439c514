// Every provider there is: each file named `<code>.provider` beside this one, from source as in the bundle.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Provider } from './provider.ts';

const here = new URL('./', import.meta.url);
const files = readdirSync(fileURLToPath(here))
  .filter((name) => /\.provider\.(ts|js)$/.test(name))
  .toSorted();

const load = async (name: string): Promise<Provider> => {
  const module = (await import(/* @vite-ignore */ new URL(name, here).href)) as { provider: Provider };
  return module.provider;
};

export const providers: readonly Provider[] = await Promise.all(files.map(load));
