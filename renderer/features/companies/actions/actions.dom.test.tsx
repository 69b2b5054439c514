// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { BulkChange } from '../../../../shared/schema/bulk.ts';
import type { Company } from '../../../../shared/schema/company.ts';
import { company, idOf } from '../../../testing/companies.ts';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend } from '../../../testing/fake-backend.ts';
import { testProvider } from '../../../testing/providers.ts';
import { renderWindow } from '../../../testing/render-window.tsx';

beforeAll(installDomShims);
afterEach(cleanup);

type CellsBody = {
  action: string;
  edits: { companyId: string; patch: Partial<Company> }[];
};

const industries = ['Metal goods', 'Optics', 'Sheet metal', null, null];

const workspace = {
  name: 'My workspace',
  dataDir: '/home/mira/rowbench',
  storeFile: '/home/mira/rowbench/my-workspace.db',
  version: '0.1.0',
  companies: industries.length,
  imports: 0,
  activeImports: 0,
};

/** Five companies that take whatever is written to them. */
function backend(more: Parameters<typeof installFakeBackend>[0] = {}) {
  let rows = industries.map((industry, at) => company(at, { industry }));
  const written: CellsBody[] = [];
  const page = () => ({
    data: {
      items: rows,
      marks: { sources: [], companies: [] },
      offset: 0,
      total: rows.length,
      revision: written.length,
    },
  });
  const write = ({ body }: { body: unknown }) => {
    const request = body as CellsBody;
    written.push(request);
    const patches = new Map(request.edits.map(({ companyId, patch }) => [companyId, patch]));
    rows = rows.map((row) =>
      patches.has(row.id) ? { ...row, ...patches.get(row.id), version: row.version + 1 } : row,
    );
    return { data: { step: null, companies: rows.filter(({ id }) => patches.has(id)), issues: [] } };
  };
  installFakeBackend({
    'GET /v1/workspace': () => ({ data: workspace }),
    'GET /v1/import/jobs': () => ({ data: { items: [], pagination: {} } }),
    'GET /v1/company-rows': page,
    'POST /v1/company-rows': page,
    'POST /v1/companies/cells': write,
    ...more,
  });
  return written;
}

/** Opens the list with the active cell in a column of a row. */
async function openAt(row: number, column: string) {
  renderWindow('/companies');
  const grid = await screen.findByRole('grid');
  await screen.findByRole('row', { name: /Company 1 / });
  const head = within(grid).getByRole('columnheader', { name: column });
  const at = Number(head.getAttribute('aria-colindex')) - 2;
  act(() => grid.focus());
  const user = userEvent.setup();
  await user.keyboard(`{ArrowDown}${'{ArrowDown}'.repeat(row)}${'{ArrowRight}'.repeat(at)}`);
  return { grid, user };
}

function dataTransfer(texts: Record<string, string> = {}) {
  const data = new Map(Object.entries(texts));
  return {
    data,
    clipboardData: {
      getData: (type: string) => data.get(type) ?? '',
      setData: (type: string, text: string) => void data.set(type, text),
    },
  };
}

const patchesOf = (written: readonly CellsBody[]) =>
  written.flatMap(({ action, edits }) => edits.map(({ companyId, patch }) => [action, companyId, patch]));

describe('the keys of selected cells', () => {
  test('copy a range as text and as a table', async () => {
    backend();
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    const { clipboardData, data } = dataTransfer();
    fireEvent.copy(document, { clipboardData });
    await waitFor(() => expect(data.get('text/plain')).toBe('Metal goods\r\nOptics\r\nSheet metal'));
    expect(data.get('text/html')).toContain('data-rowbench="text"');
  });

  test('paste a block from the active cell on, as one step', async () => {
    const written = backend();
    await openAt(1, 'Industry');
    fireEvent.paste(document, dataTransfer({ 'text/plain': 'Glass\t51 - 200\r\nCables\tmany' }));
    await waitFor(() =>
      expect(patchesOf(written)).toEqual([
        ['paste', idOf(1), { industry: 'Glass', employeeRange: '51-200' }],
        ['paste', idOf(2), { industry: 'Cables' }],
      ]),
    );
    expect(written).toHaveLength(1);
    expect((await screen.findByText('many')).getAttribute('aria-invalid')).toBe('true');
    expect(await screen.findByText(/1 cell was refused and waits/)).toBeTruthy();
  });

  test('paste one cell into a whole range, and say what does not fit below the last company', async () => {
    const written = backend();
    const { user } = await openAt(3, 'Industry');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    fireEvent.paste(document, dataTransfer({ 'text/plain': 'Glass' }));
    await waitFor(() =>
      expect(patchesOf(written)).toEqual([
        ['paste', idOf(3), { industry: 'Glass' }],
        ['paste', idOf(4), { industry: 'Glass' }],
      ]),
    );
    fireEvent.paste(document, dataTransfer({ 'text/plain': 'a\nb\nc' }));
    expect(await screen.findByText(/1 row did not fit below the last company/)).toBeTruthy();
  });

  test('clear cells but not names, cut, and fill down', async () => {
    const written = backend();
    const { user } = await openAt(0, 'Name');
    await user.keyboard('{Delete}');
    expect(await screen.findByText(/A company needs a name/)).toBeTruthy();
    expect(written).toHaveLength(0);
    cleanup();
    const { user: other } = await openAt(0, 'Industry');
    await other.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}');
    await waitFor(() =>
      expect(patchesOf(written)).toEqual([
        ['fill', idOf(1), { industry: 'Metal goods' }],
        ['fill', idOf(2), { industry: 'Metal goods' }],
      ]),
    );
    const { clipboardData, data } = dataTransfer();
    fireEvent.cut(document, { clipboardData });
    await waitFor(() => expect(patchesOf(written).at(-1)).toEqual(['clear', idOf(2), { industry: null }]));
    expect(data.get('text/plain')).toBe('Metal goods\r\nMetal goods\r\nMetal goods');
  });

  test('cut from the menu what was selected then, whatever is selected while it is copied', async () => {
    const written = backend();
    const copied = Promise.withResolvers<undefined>();
    const { grid, user } = await openAt(0, 'Industry');
    vi.stubGlobal('ClipboardItem', Object);
    Object.defineProperty(navigator, 'clipboard', {
      value: { write: () => copied.promise },
      configurable: true,
    });
    onTestFinished(() => void vi.unstubAllGlobals());
    fireEvent.contextMenu(grid);
    await user.click(await screen.findByRole('menuitem', { name: /^Cut/ }));
    act(() => grid.focus());
    await user.keyboard('{ArrowDown}');
    copied.resolve(undefined);
    await waitFor(() => expect(patchesOf(written)).toEqual([['clear', idOf(0), { industry: null }]]));
  });

  test('write what is typed into the whole selection with Ctrl Enter', async () => {
    const written = backend();
    const { user } = await openAt(3, 'Founded');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}1974{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(patchesOf(written)).toEqual([
        ['fill', idOf(3), { foundationYear: '1974' }],
        ['fill', idOf(4), { foundationYear: '1974' }],
      ]),
    );
  });
});

describe('find and replace', () => {
  test('shows every cell before and after, and writes those that stay ticked as one step', async () => {
    const written = backend();
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Control>}f{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Find' }), 'metal');
    await user.type(within(dialog).getByRole('textbox', { name: 'Replace with' }), 'Iron');
    expect(await within(dialog).findByText('2 cells of 2 companies.')).toBeTruthy();
    expect(within(dialog).getByText('Sheet Iron')).toBeTruthy();
    await user.click(within(dialog).getByRole('checkbox', { name: 'Industry of Company 1' }));
    await user.click(within(dialog).getByRole('button', { name: 'Replace in 1 cell' }));
    await waitFor(() =>
      expect(patchesOf(written)).toEqual([['replace', idOf(2), { industry: 'Sheet Iron' }]]),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('says what is wrong with a regular expression', async () => {
    backend();
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Control>}h{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Find and replace' });
    await user.click(within(dialog).getByRole('checkbox', { name: 'Regular expression' }));
    await user.type(within(dialog).getByRole('textbox', { name: 'Find' }), '(a+)+');
    expect(await within(dialog).findByText(/A repeated group holds a repetition/)).toBeTruthy();
  });
});

describe('a refresh of many', () => {
  const refreshing = () => {
    const sent: unknown[] = [];
    backend({
      'GET /providers': () => ({ items: [testProvider({ code: 'gleif', costCents: 0 })] }),
      'GET /v1/enrichment/refresh-settings': () => ({
        data: { basicProviders: {}, otherwise: 'gleif', budget: null },
      }),
      'POST /entities/refresh': ({ body }) => {
        sent.push(body);
        return {
          planId: 'bat_1',
          status: 'asking',
          done: 0,
          total: 5,
          pausedReason: null,
          plan: null,
          job: null,
        };
      },
    });
    return sent;
  };

  test('is in the menu of the selected cells, and names their companies', async () => {
    const sent = refreshing();
    const { grid, user } = await openAt(0, 'Industry');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    fireEvent.contextMenu(within(grid).getByText('Optics'));
    await user.click(await screen.findByRole('menuitem', { name: 'Refresh 2 companies' }));
    await user.click(await screen.findByRole('button', { name: 'Ask about 2 companies' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ entity: 'company', ids: [idOf(0), idOf(1)] }));
    await user.click(screen.getByRole('button', { name: /^Cancel/ }));
  });

  test('is a command for all of the list, by its query', async () => {
    const sent = refreshing();
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Control>}k{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Refresh what is listed: 5 companies' }));
    await user.click(await screen.findByRole('button', { name: 'Ask about 5 companies' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ entity: 'company', query: {}, preserveName: true }));
    await user.click(screen.getByRole('button', { name: /^Cancel/ }));
  });
});

describe('rules over many', () => {
  const rule = (no: number, more: object = {}) => ({
    id: `rul_${no}`,
    entity: 'company',
    name: `Rule ${no}`,
    enabled: true,
    priority: 0,
    version: 1,
    conditions: { path: 'industry', operator: 'empty' },
    outcomes: [{ kind: 'risk', points: no }],
    problem: null,
    ...more,
  });
  const running = () => {
    const sent: unknown[] = [];
    const tried: unknown[] = [];
    backend({
      'GET /rules': () => ({
        items: [rule(1), rule(2), rule(3, { enabled: false }), rule(4, { problem: 'There is no field X.' })],
      }),
      'POST /rules/test': ({ body }) => {
        tried.push((body as { sample: unknown }).sample);
        return { sample: { total: 2, looked: 2, matched: 1, failed: 0, examples: [] } };
      },
      'POST /rules/run': ({ body }) => {
        sent.push(body);
        return { id: 'blk_1' };
      },
    });
    return { sent, tried };
  };

  test('are picked in the menu of the selected cells, with how many each would match', async () => {
    const { sent, tried } = running();
    const { grid, user } = await openAt(0, 'Industry');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}');
    fireEvent.contextMenu(within(grid).getByText('Optics'));
    await user.click(await screen.findByRole('menuitem', { name: 'Run rules…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Run rules over 2 companies' }));
    const row = within(await dialog.findByRole('row', { name: /^Rule 2/ }));
    expect(await row.findByText('1 of 2')).toBeTruthy();
    expect(dialog.getByRole('checkbox', { name: 'Rule 4' })).toHaveProperty('disabled', true);
    expect(dialog.getByText('Skipped: There is no field X.')).toBeTruthy();
    expect(dialog.queryByText('Rule 3')).toBeNull();
    await user.click(dialog.getByRole('checkbox', { name: 'Rule 2' }));
    await user.click(dialog.getByRole('button', { name: /^Run 1 rule/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const ids = [idOf(0), idOf(1)];
    expect(tried).toEqual([
      { ids, size: 500 },
      { ids, size: 500 },
    ]);
    expect(sent).toEqual([{ entity: 'company', ids, ruleIds: ['rul_1'] }]);
  });

  test('are a command for all of the list, by its query', async () => {
    const { sent } = running();
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Control>}k{/Control}');
    await user.click(
      await screen.findByRole('button', { name: 'Run rules over what is listed: 5 companies' }),
    );
    await screen.findByRole('checkbox', { name: 'Rule 1' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(sent).toEqual([{ entity: 'company', query: {}, ruleIds: ['rul_1', 'rul_2'] }]),
    );
  });
});

describe('a bulk edit', () => {
  test('names the field and the count in its button, and sends the selected companies', async () => {
    const sent: { companyIds?: string[]; change: BulkChange }[] = [];
    backend({
      'POST /v1/companies/bulk': ({ body }) => {
        sent.push(body as (typeof sent)[number]);
        return { data: { id: 'blk_1' } };
      },
    });
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Shift>}{ArrowDown}{/Shift}{Control>}{Shift>}e{/Shift}{/Control}');
    const dialog = await screen.findByRole('dialog', { name: 'Edit many companies' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Value' }), 'Glass');
    await user.click(within(dialog).getByRole('button', { name: 'Set Industry for 2 companies' }));
    await waitFor(() =>
      expect(sent).toEqual([{ companyIds: [idOf(0), idOf(1)], change: { set: { industry: 'Glass' } } }]),
    );
  });

  test('of all in the list counts first, and deletes by the query', async () => {
    const sent: unknown[] = [];
    backend({
      'POST /v1/companies/bulk': ({ body }) => {
        sent.push(body);
        return { data: (body as { dryRun?: boolean }).dryRun ? { matching: 5 } : { id: 'blk_1' } };
      },
    });
    const { user } = await openAt(0, 'Industry');
    await user.keyboard('{Control>}a{/Control}{Control>}{Delete}{/Control}');
    await user.click(await screen.findByRole('button', { name: 'Delete 5 companies' }));
    await waitFor(() => expect(sent.at(-1)).toEqual({ query: {}, change: { delete: true } }));
  });
});
