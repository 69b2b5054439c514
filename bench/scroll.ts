// What a person sees who scrolls the real window, in Chromium, over the real host: how many frames come late, and what stays in memory.
// The page moves its list at every frame and notes when frames come; an empty page in the same browser says how often they can.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { startServer } from '../e2e/fixtures/server.ts';
import { measureInGridStore } from './grid-store.ts';
import { pause, untilIndexed } from './index-wait.ts';
import { median, type Figure } from './stats.ts';

const seconds = 5;
const rowHeight = 26;
/** A list that is taller lives in an element of this height (renderer/ui/rows/scroll-map.ts). */
const maxScrollHeight = 4_000_000;
const wantedRows = 20_000;
const lateBy = 1.5;
const sharePercent = 95;
const heapMb = 30;

type Run = { frames: number[]; from: number; to: number };

/** Frames of a page that only counts them. */
const emptyFrames = (page: Page): Promise<number[]> =>
  page.evaluate(
    (ms) =>
      new Promise<number[]>((resolve) => {
        const frames: number[] = [];
        let start = 0;
        let last = 0;
        const frame = (now: number): void => {
          if (last === 0) start = now;
          else frames.push(now - last);
          last = now;
          if (now - start < ms) requestAnimationFrame(frame);
          else resolve(frames);
        };
        requestAnimationFrame(frame);
      }),
    2000,
  );

/** Moves the list's own scroll bar by `distance` pixels, as far as time has gone at each frame. */
const scrollBy = (page: Page, distance: number): Promise<Run> =>
  page.evaluate(
    ([pixels, ms]) =>
      new Promise<Run>((resolve) => {
        const grid = document.querySelector('[role="grid"]');
        if (!grid) throw new Error('There is no list.');
        const rowNow = (): number =>
          Math.max(...[...grid.querySelectorAll('[role="row"]')].map((row) => Number(row.ariaRowIndex)));
        const origin = grid.scrollTop;
        const from = rowNow();
        const frames: number[] = [];
        let start = 0;
        let last = 0;
        const frame = (now: number): void => {
          if (last === 0) start = now;
          else frames.push(now - last);
          last = now;
          grid.scrollTop = origin + (pixels * Math.min(now - start, ms)) / ms;
          if (now - start < ms) requestAnimationFrame(frame);
          else setTimeout(() => resolve({ frames, from, to: rowNow() }), 400);
        };
        requestAnimationFrame(frame);
      }),
    [distance, seconds * 1000] as const,
  );

async function toTop(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('[role="grid"]')?.scrollTo(0, 0));
  await page.locator('[role="row"][aria-rowindex="3"]:not([aria-busy])').waitFor();
  await pause(1000);
}

async function heapOf(session: CDPSession): Promise<number> {
  // Twice: what the first pass lets go of may hold more.
  for (let pass = 0; pass < 2; pass += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e6;
}

const dairies = encodeURIComponent(JSON.stringify({ field: 'industry', operator: 'eq', value: 'Dairy' }));

type List = { what: string; address: string; distance: number };

/** Pixel by pixel, in the whole list or a tenth of it; and by the bar of a list that has more pixels than its bar. */
function listsOf(rows: number): List[] {
  const distance = wantedRows * rowHeight;
  const isExact = rows * rowHeight <= maxScrollHeight;
  if (isExact) return [{ what: 'the whole', address: '/companies', distance }];
  return [
    { what: 'a tenth of the', address: `/companies?filter=${dairies}`, distance },
    // More than a screen at each frame, or it would be taken for a wheel.
    { what: 'the whole', address: '/companies', distance: 400_000 },
  ];
}

type Measured = { what: string; onTime: number; rows: number; heap: number; worst: number };

async function measureList(page: Page, list: List, base: string, frameMs: number): Promise<Measured> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(base + list.address);
  await page.locator('[role="row"][aria-rowindex="20"]:not([aria-busy])').waitFor({ timeout: 60_000 });
  // Once to warm up: code is made, pages of rows fill their places.
  const warm = await scrollBy(page, list.distance);
  await toTop(page);
  const before = await heapOf(session);
  const run = await scrollBy(page, list.distance);
  await toTop(page);
  const heap = (await heapOf(session)) - before;
  const late = run.frames.filter((ms) => ms > frameMs * lateBy).length;
  await session.detach();
  if (run.to <= run.from || warm.to <= warm.from) throw new Error('The list did not move.');
  return {
    what: list.what,
    onTime: (100 * (run.frames.length - late)) / run.frames.length,
    rows: run.to - run.from,
    heap,
    worst: Math.max(...run.frames),
  };
}

export async function measureScroll(dataDir: string, rows: number): Promise<Figure[]> {
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.ts', import.meta.url))]);
  const server = await startServer({ dataDir });
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    await untilIndexed(dataDir, rows);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const frameMs = median(await emptyFrames(page));
    await page.goto(server.signIn);
    const measured: Measured[] = [];
    for (const list of listsOf(rows)) measured.push(await measureList(page, list, server.url, frameMs));
    return figuresOf(measured, frameMs, rows);
  } finally {
    await browser.close();
    await server.stop();
  }
}

function figuresOf(measured: readonly Measured[], frameMs: number, rows: number): Figure[] {
  const onTime = Math.min(...measured.map((one) => one.onTime));
  const heap = measured.reduce((most, one) => (Math.abs(one.heap) > Math.abs(most) ? one.heap : most), 0);
  const told = (of: (one: Measured) => string): string =>
    measured.map((one) => `${one.what} list ${of(one)}`).join(', ');
  return [
    {
      what: `Frames within ${lateBy} × those of an empty page while 20,000 rows and more scroll by in ${seconds} s`,
      value: `${onTime.toFixed(1)} %`,
      limit: `≥ ${sharePercent} %`,
      holds: onTime >= sharePercent,
      detail: `${rows.toLocaleString('en-US')} companies in Chromium, 1440 × 900; an empty page's frame ${frameMs.toFixed(1)} ms; ${told((one) => `${one.onTime.toFixed(1)} % of frames over ${one.rows.toLocaleString('en-US')} rows, the latest ${one.worst.toFixed(0)} ms`)}`,
    },
    {
      what: 'Heap of the window after such scrolling against before',
      value: `${heap >= 0 ? '+' : ''}${heap.toFixed(1)} MB`,
      limit: `± ${heapMb} MB`,
      holds: Math.abs(heap) <= heapMb,
      detail: told((one) => `${one.heap.toFixed(1)} MB`),
    },
  ];
}

if (import.meta.main) await measureInGridStore(measureScroll);
