// What jsdom lacks: it lays nothing out and has no media queries. A test's window is 1000 × 600.

class StillObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

const query = (media: string): MediaQueryList =>
  ({
    matches: false,
    media,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }) as unknown as MediaQueryList;

const sizes = { offsetWidth: 1000, clientWidth: 1000, offsetHeight: 600, clientHeight: 600 };

export function installDomShims(): void {
  // A text area that grows with its text is told when a font has come.
  Object.defineProperty(document, 'fonts', { value: new EventTarget(), configurable: true });
  globalThis.ResizeObserver = StillObserver;
  globalThis.matchMedia = query;
  Element.prototype.scrollIntoView = () => undefined;
  window.scrollTo = () => undefined;
  for (const [name, value] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
}
