// From arguments to an exit code: 0 done, 1 could not be done, 2 wrong usage, 130 stopped by Ctrl-C.
import { CommanderError } from 'commander';
import { toAppError } from '../../api/respond.ts';
import { outliveReader } from '../../lib/log.ts';
import { CliError, UsageError } from './cli-error.ts';
import { createProgram } from './program.ts';

export async function runCli(args: string[]): Promise<number> {
  ignoreClosedPipe();
  outliveReader();
  let exitCode = 0;
  // Threads and timers of the backend let a process end; a command ends when its work is done.
  const hold = setInterval(() => undefined, 60_000);
  const program = createProgram((code) => (exitCode = code));
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(error, args.includes('--json'));
  } finally {
    clearInterval(hold);
  }
}

function report(error: unknown, asJson: boolean): number {
  // Commander has said what is wrong by now.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { code, message, details } = describe(error);
  const issues = (details?.['issues'] ?? []) as { path: string; message: string }[];
  process.stderr.write(`rowbench: ${message}\n`);
  for (const issue of issues) process.stderr.write(`  ${issue.path}: ${issue.message}\n`);
  if (asJson)
    process.stdout.write(
      `${JSON.stringify({ error: { code, message, ...(details ? { details } : {}) } }, null, 2)}\n`,
    );
  return error instanceof UsageError ? 2 : 1;
}

type Described = { code: string; message: string; details?: Record<string, unknown> | undefined };

function describe(error: unknown): Described {
  if (error instanceof CliError) return error;
  if (error instanceof UsageError) return { code: 'wrong_usage', message: error.message };
  const known = toAppError(error);
  if (known.code !== 'internal_error') return known;
  const message = error instanceof Error ? error.message : String(error);
  return { code: known.code, message: `Something went wrong inside Rowbench: ${message}` };
}

/** `rowbench convert big.csv | head` closes the pipe early: no mistake of anyone. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
}
