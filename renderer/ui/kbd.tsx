// A key, drawn as a key cap. Decoration beside a control's own name, so screen readers skip it.
import classes from './kbd.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `Ctrl` on Linux and Windows, `⌘` on macOS. */
export const modKey = isMac ? '⌘' : 'Ctrl';

export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={classes['kbd']} aria-hidden="true">
      {keys.replace('Mod', modKey)}
    </kbd>
  );
}
