// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFocus } from './kept-focus.ts';

let stop = (): void => {};
beforeEach(() => {
  vi.useFakeTimers();
  HTMLElement.prototype.checkVisibility = () => true;
  document.body.innerHTML =
    '<div id="list" role="grid" tabindex="0"></div><button id="open">Open</button><button id="save">Save</button>';
  stop = keepFocus();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  document.body.innerHTML = '';
});

const at = (id: string): HTMLElement => document.getElementById(id) ?? document.body;

function openDialog(): void {
  document.body.insertAdjacentHTML(
    'beforeend',
    '<div id="dialog" role="dialog" aria-modal="true"><input id="name"></div>',
  );
  at('name').focus();
}

/** As a browser does when what has the focus is taken away. */
function closeDialog(): void {
  at('name').blur();
  at('dialog').remove();
  vi.runAllTimers();
}

it('the focus goes back to what opened the dialog', () => {
  at('list').focus();
  at('save').focus();
  openDialog();
  closeDialog();
  expect(document.activeElement).toBe(at('save'));
});

it('where that is gone, to the list, however far before it', () => {
  at('list').focus();
  at('open').focus();
  at('save').focus();
  openDialog();
  at('save').remove();
  closeDialog();
  expect(document.activeElement).toBe(at('list'));
});

it('without a list, to the place before it', () => {
  at('list').removeAttribute('role');
  at('list').focus();
  at('open').focus();
  at('save').focus();
  openDialog();
  at('save').remove();
  closeDialog();
  expect(document.activeElement).toBe(at('open'));
});

it('a focus that the dialog gave away itself stays, and so does one in a dialog that is still open', () => {
  at('save').focus();
  openDialog();
  at('name').blur();
  vi.runAllTimers();
  expect(document.activeElement).toBe(document.body);
  at('name').focus();
  at('list').focus();
  at('dialog').remove();
  vi.runAllTimers();
  expect(document.activeElement).toBe(at('list'));
});

/** As a browser does it: the focus is on nothing from then on. */
function takeAway(id: string): void {
  const gone = at(id);
  gone.blur();
  gone.remove();
  vi.runAllTimers();
}

const facets = `<aside aria-label="Facets">
  <section aria-label="Country"><button id="country">Country</button><input id="de"></section>
  <section aria-label="Industry"><button id="industry">Industry</button><input id="glass"><input id="steel"></section>
</aside>`;

it('a control that is taken away leaves the focus to the last one in its part of the page', () => {
  document.body.insertAdjacentHTML('beforeend', facets);
  at('steel').focus();
  at('de').focus();
  at('glass').focus();
  takeAway('glass');
  expect(document.activeElement).toBe(at('steel'));
  takeAway('steel');
  expect(document.activeElement).toBe(at('industry'));
});

it('a button that is taken away does not leave it to one that does the same to the next', () => {
  const chips = ['a', 'b'].map(
    (id) => `<button class="change" id="${id}">${id}</button><button class="remove" id="x${id}">×</button>`,
  );
  document.body.insertAdjacentHTML('beforeend', `<div role="toolbar">${chips.join('')}</div>`);
  for (const id of ['a', 'xa', 'xb']) at(id).focus();
  takeAway('xb');
  expect(document.activeElement).toBe(at('a'));
});

it('a part that is taken away whole leaves it to the part around it', () => {
  document.body.insertAdjacentHTML('beforeend', facets);
  at('glass').focus();
  at('glass').blur();
  document.querySelector('[aria-label="Industry"]')?.remove();
  vi.runAllTimers();
  expect(document.activeElement).toBe(at('country'));
});

it('a control that is still there keeps its loss, and one of no part leaves the page to its own', () => {
  document.body.insertAdjacentHTML('beforeend', facets);
  at('glass').focus();
  at('glass').blur();
  vi.runAllTimers();
  expect(document.activeElement).toBe(document.body);
  at('save').focus();
  takeAway('save');
  expect(document.activeElement).toBe(document.body);
});
