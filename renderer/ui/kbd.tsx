// A key, drawn as a key cap. Decoration beside a control's own name, so screen readers skip it.
import { tc } from '../../shared/messages/message.ts';
import classes from './kbd.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `Ctrl` on Linux and Windows, `⌘` on macOS; as the keyboards of the person's language have it. */
export const modKey = isMac ? '⌘' : tc('key', 'Ctrl');

/** What stands on the keys that have a name. */
const caps: Readonly<Record<string, string>> = {
  Mod: modKey,
  Shift: tc('key', 'Shift'),
  Space: tc('key', 'Space'),
  Enter: tc('key', 'Enter'),
  Esc: tc('key', 'Esc'),
  Del: tc('key', 'Del'),
  Home: tc('key', 'Home'),
  End: tc('key', 'End'),
  PgUp: tc('key', 'PgUp'),
  PgDn: tc('key', 'PgDn'),
};

/** `Mod Shift Z`, the names of keys as above, in words. */
export const keyNames = (keys: string): string =>
  keys
    .split(' ')
    .map((key) => caps[key] ?? key)
    .join(' ');

/** `keys`: as `keyNames` takes them. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className={classes['kbd']} aria-hidden="true">
      {keyNames(keys)}
    </kbd>
  );
}
