// For tests only: the command as a person runs it, but inside the test's own process, which spares its start. For what is no matter of
// processes, pipes or signals.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { runCli } from './run-cli.ts';

export type Ran = { code: number | null; stdout: string; stderr: string };

export type InnerBench = {
  dir: string;
  file(name: string, content: string | Buffer): string;
  run(...args: string[]): Promise<Ran>;
  close(): void;
};

/** One at a time: it is the process that stands in the bench's folder. */
export function openInnerBench(): InnerBench {
  const dir = mkdtempSync(join(tmpdir(), 'rowbench-cli-'));
  const from = process.cwd();
  process.chdir(dir);
  return {
    dir,
    file: (name, content) => {
      writeFileSync(join(dir, name), content);
      return name;
    },
    run: (...args) => runHere(args, { ROWBENCH_DATA: join(dir, 'data') }),
    close: () => {
      process.chdir(from);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function runHere(args: string[], env: Record<string, string>): Promise<Ran> {
  const [stdout, stderr] = [listenTo(process.stdout), listenTo(process.stderr)];
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const code = await runCli(args);
    return { code, stdout: stdout.heard(), stderr: stderr.heard() };
  } finally {
    process.env = before;
    // A command that can be stopped lets go of it: nothing else may hold its process.
    process.channel?.ref();
    stdout.end();
    stderr.end();
  }
}

/** Keeps what is written to a stream from it. */
function listenTo(stream: NodeJS.WriteStream) {
  let text = '';
  const known = stream.listeners('error');
  const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
    text += chunk.toString();
    return true;
  });
  return {
    heard: () => text,
    end: () => {
      spy.mockRestore();
      // A command never takes its own off: its process ends with it.
      for (const listener of stream.listeners('error').filter((one) => !known.includes(one)))
        stream.off('error', listener as () => void);
    },
  };
}
