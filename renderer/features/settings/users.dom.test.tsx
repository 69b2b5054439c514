// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { installDomShims } from '../../testing/dom-shims.ts';
import { installFakeBackend, Refusal } from '../../testing/fake-backend.ts';
import { renderPiece } from '../../testing/render-window.tsx';
import { Users } from './users.tsx';

const owner = { id: 'usr_1', fullName: 'Mira Aldous', email: null };
const jo = { id: 'usr_2', fullName: 'Jo Ek', email: 'jo@a.co' };

function backend(more: Parameters<typeof installFakeBackend>[0] = {}) {
  return installFakeBackend({
    'GET /v1/users': () => ({ data: { items: [owner, jo], pagination: {} } }),
    'GET /v1/users/me': () => ({ data: owner }),
    ...more,
  });
}

beforeAll(installDomShims);
afterEach(cleanup);

describe('the users of the workspace', () => {
  test('are listed, and all but the owner can be removed', async () => {
    const { requests } = backend({ 'DELETE /v1/users/usr_2': () => ({ data: { id: 'usr_2' } }) });
    renderPiece(<Users />);
    const table = await screen.findByRole('table', { name: 'Users' });
    await within(table).findByText('owner');
    expect(within(table).queryByRole('button', { name: 'Remove Mira Aldous' })).toBeNull();
    await userEvent.setup().click(within(table).getByRole('button', { name: 'Remove Jo Ek' }));
    await waitFor(() => expect(requests).toContain('DELETE /v1/users/usr_2'));
  });

  test('are added, with a refusal at its field', async () => {
    const sent: unknown[] = [];
    backend({
      'POST /v1/users': ({ body }) => {
        sent.push(body);
        const issues = [{ path: 'email', code: 'duplicate', message: 'Jo Ek has this address.' }];
        throw new Refusal('validation_error', 'email: taken', { issues });
      },
    });
    renderPiece(<Users />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Add a user' }));
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Bo');
    await user.type(screen.getByRole('textbox', { name: 'Email' }), 'jo@a.co');
    await user.click(screen.getByRole('button', { name: 'Add the user' }));
    expect(await screen.findByText('Jo Ek has this address.')).toBeTruthy();
    expect(sent).toEqual([{ fullName: 'Bo', email: 'jo@a.co' }]);
  });

  test('are changed', async () => {
    const sent: unknown[] = [];
    backend({
      'PATCH /v1/users/usr_2': ({ body }) => {
        sent.push(body);
        return { data: jo };
      },
    });
    renderPiece(<Users />);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Edit Jo Ek' }));
    await user.clear(await screen.findByRole('textbox', { name: 'Email' }));
    await user.click(screen.getByRole('button', { name: 'Save the user' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent).toEqual([{ fullName: 'Jo Ek', email: null }]);
  });
});
