// Keys of the whole window: single keys, chords (`Mod+k`) and sequences (`g c`). Whoever mounted last wins a key.
import { useEffect, useRef } from 'react';

export type Bindings = Readonly<Record<string, () => void>>;

const sequenceMs = 1200;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** A dialog holds the focus while it is open. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[aria-modal="true"]') !== null;

/** By what says so at once: a menu or popover that closes is still drawn for a moment, and one that opens has no focus yet. */
export const isLayerOpen = (): boolean =>
  document.querySelector('[aria-modal="true"], [aria-haspopup][aria-expanded="true"]') !== null;

/** `Mod+k`, `Alt+ArrowLeft`, `?`, `g`: Shift is part of the character, so it is named for letters only beside Mod. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const mod = event.ctrlKey || event.metaKey ? 'Mod+' : '';
  const alt = event.altKey ? 'Alt+' : '';
  const shift = event.shiftKey && (event.key.length > 1 || /^Mod\+[a-z]$/.test(mod + key)) ? 'Shift+' : '';
  return `${mod}${alt}${shift}${key}`;
}

/** Follows sequences: answers the binding that a key completes, or null. */
export function createKeyReader(now: () => number = Date.now) {
  let prefix = '';
  let prefixAt = 0;
  return (
    key: string,
    bound: (name: string) => boolean,
    isPrefix: (name: string) => boolean,
  ): string | null => {
    const pending = prefix !== '' && now() - prefixAt < sequenceMs ? prefix : '';
    prefix = '';
    const sequence = pending === '' ? key : `${pending} ${key}`;
    if (bound(sequence)) return sequence;
    if (pending !== '') return null;
    if (isPrefix(key)) {
      prefix = key;
      prefixAt = now();
    }
    return null;
  };
}

/** A text has an undo of its own. */
const ofText: ReadonlySet<string> = new Set(['Mod+z', 'Mod+Shift+z']);

type Layer = { readonly current: Bindings };
const layers: Layer[] = [];
const read = createKeyReader();

const names = (): string[] => layers.flatMap((layer) => Object.keys(layer.current));

/** Shift beside a letter alone counts only where somebody listens for it: `Shift+a`. */
function heardName(event: KeyboardEvent): string {
  const name = keyName(event);
  const shifted = `Shift+${name}`;
  return event.shiftKey && /^[a-z]$/.test(name) && names().includes(shifted) ? shifted : name;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || isInDialog(event.target)) return;
  const key = heardName(event);
  const isElsewhere = isTyping(event.target) || isLayerOpen();
  if (isElsewhere && (!key.startsWith('Mod+') || ofText.has(key))) return;
  const name = read(
    key,
    (sequence) => names().includes(sequence),
    (start) => names().some((other) => other.startsWith(`${start} `)),
  );
  if (name === null) return;
  event.preventDefault();
  layers.findLast((layer) => name in layer.current)?.current[name]?.();
}

/** Binds keys while the component is mounted. Letters are silent while a person types or a menu, popover or dialog is open. */
export function useKeys(bindings: Bindings): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  useEffect(() => {
    if (layers.length === 0) window.addEventListener('keydown', onKeyDown);
    layers.push(latest);
    return () => {
      layers.splice(layers.indexOf(latest), 1);
      if (layers.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}
