// @vitest-environment jsdom
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { installDomShims } from '../../../testing/dom-shims.ts';
import { installFakeBackend, Refusal, type FakeRequest } from '../../../testing/fake-backend.ts';
import { renderPiece } from '../../../testing/render-window.tsx';
import { ExportDialog, type ExportScene } from './export-dialog.tsx';
import { withEnding } from './start-export.ts';
import { mergeBands } from '../actions/selected-rows.ts';

beforeAll(installDomShims);
afterEach(cleanup);

const scene: ExportScene = {
  query: { q: 'steel', sort: 'name' },
  total: 1904,
  isNarrowed: true,
  columns: ['name', 'domain'],
  selection: null,
};

function open(given: Partial<ExportScene> = {}, answer?: () => never) {
  const bodies: unknown[] = [];
  installFakeBackend({
    'POST /v1/exports': ({ body }: FakeRequest) => {
      answer?.();
      bodies.push(body);
      return { data: { id: 'exp_1' } };
    },
  });
  renderPiece(<ExportDialog opened scene={{ ...scene, ...given }} onClose={() => bodies.push('closed')} />);
  return { bodies, user: userEvent.setup() };
}

describe('the export dialog', () => {
  it('exports the list as it is shown, with its count on the button', async () => {
    const { bodies, user } = open();
    await user.click(await screen.findByRole('button', { name: 'Export 1,904 companies' }));
    await waitFor(() => expect(bodies).toContain('closed'));
    expect(bodies[0]).toMatchObject({
      format: 'csv',
      guard: true,
      query: { q: 'steel', sort: 'name' },
      columns: ['name', 'domain'],
    });
  });

  it('exports a selection by its ids, as a workbook', async () => {
    const { bodies, user } = open({ selection: { count: 2, ids: async () => ['com_1', 'com_2'] } });
    await user.click(await screen.findByRole('radio', { name: 'Excel workbook' }));
    expect(screen.queryByRole('checkbox')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Export 2 companies' }));
    await waitFor(() =>
      expect(bodies[0]).toMatchObject({ format: 'xlsx', companyIds: ['com_1', 'com_2'], query: {} }),
    );
  });

  it('stays open with the reason where it is refused', async () => {
    const { user } = open({}, () => {
      throw new Refusal('validation_error', 'A sheet holds 1048575 companies.');
    });
    await user.click(await screen.findByRole('button', { name: /^Export/ }));
    expect((await screen.findByRole('alert')).textContent).toBe('A sheet holds 1048575 companies.');
  });
});

describe('rows of a selection', () => {
  it('count once where ranges overlap', () => {
    expect(
      mergeBands([
        { top: 5, bottom: 9 },
        { top: 1, bottom: 3 },
        { top: 8, bottom: 12 },
        { top: 4, bottom: 4 },
      ]),
    ).toEqual([{ top: 1, bottom: 12 }]);
  });
});

describe('a path that a person picks', () => {
  it('gets the ending that was left out', () => {
    expect(withEnding('/home/mira/list', 'xlsx')).toBe('/home/mira/list.xlsx');
    expect(withEnding('/home/mira/List.CSV', 'csv')).toBe('/home/mira/List.CSV');
  });
});
