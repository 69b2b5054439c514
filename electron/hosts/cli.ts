#!/usr/bin/env node
// The `rowbench` command. Everything it does goes through the API's handler, as the local caller; see cli/program.ts.
import { runCli } from './cli/run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2));
