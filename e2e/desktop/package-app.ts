// Packages the app as a person would get it, once for a build. What differs from the shipped package: Playwright drives the
// app through Node's inspector, so that one fuse stays on, and an old test runtime gets an addon that it can load.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Runtime } from './runtime.ts';

const output = join(root, 'release', 'e2e');

type Layout = { executable: string; resources: string };

const layouts: Partial<Record<NodeJS.Platform, Layout>> = {
  linux: { executable: 'linux-unpacked/rowbench', resources: 'linux-unpacked/resources' },
  win32: { executable: 'win-unpacked/Rowbench.exe', resources: 'win-unpacked/resources' },
  darwin: {
    executable: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Rowbench.app/Contents/MacOS/Rowbench`,
    resources: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Rowbench.app/Contents/Resources`,
  },
};

/** Path of the packaged app's executable. */
export function packageApp(runtime: Runtime): string {
  const layout = layouts[process.platform];
  if (!layout) throw new Error(`No packaged app is known for ${process.platform}.`);
  const stamp = join(output, '.stamp');
  const now = stampOf(runtime);
  const executable = join(output, layout.executable);
  if (existsSync(executable) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return executable;
  rmSync(output, { recursive: true, force: true });
  build(runtime);
  if (runtime.addon) replaceAddon(join(output, layout.resources), runtime.addon);
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, now);
  return executable;
}

function build(runtime: Runtime): void {
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js');
  const args = [
    '--dir',
    `-c.directories.output=${output}`,
    `-c.electronDist=${runtime.dist}`,
    '-c.electronFuses.enableNodeCliInspectArguments=true',
  ];
  execFileSync(process.execPath, [cli, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
}

function replaceAddon(resources: string, addon: string): void {
  const prebuilds = join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  copyFileSync(addon, join(prebuilds, `${process.platform}-${process.arch}.node`));
}

/** scripts/build.ts leaves its fingerprints; they change with every source file. */
function stampOf(runtime: Runtime): string {
  const files = ['dist/.electron', 'dist/.renderer', 'electron-builder.yml', 'package.json'];
  return [runtime.dist, ...files.map((file) => readFileSync(join(root, file), 'utf8'))].join('\n');
}
