// The frame of every screen: header 44, toolbar 40, body, action bar 52, side panel 312.
import type { ReactNode } from 'react';
import classes from './page.module.css';

export function Page({ children }: { children: ReactNode }) {
  return <div className={classes['page']}>{children}</div>;
}

/** `title` is the page's h1; `before` holds the way back (`Imports /`), `meta` a quiet note, `children` the actions. */
export function PageHeader(props: {
  title: ReactNode;
  before?: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={classes['header']}>
      <div className={classes['title']}>
        {props.before !== undefined && (
          <span className={classes['crumb']}>
            {props.before}
            <span aria-hidden="true">/</span>
          </span>
        )}
        <h1 className={classes['h1']}>{props.title}</h1>
        {props.meta !== undefined && <span className={classes['meta']}>{props.meta}</span>}
      </div>
      <div className={classes['actions']}>{props.children}</div>
    </header>
  );
}

export function Toolbar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={classes['toolbar']} aria-label={label}>
      {children}
    </section>
  );
}

/** Body and, beside it, side panels. */
export function PageBody({ children }: { children: ReactNode }) {
  return <div className={classes['body']}>{children}</div>;
}

/** The part of the body that scrolls. */
export function Scroll({ children, padded = false }: { children: ReactNode; padded?: boolean }) {
  return <div className={`${classes['scroll']} ${padded ? classes['padded'] : ''}`}>{children}</div>;
}

export function SidePanel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className={classes['side']} aria-label={label}>
      {children}
    </aside>
  );
}

/** Bottom bar of a flow: the one primary button stands at its right end. */
export function ActionBar({ children }: { children: ReactNode }) {
  return <footer className={classes['actionBar']}>{children}</footer>;
}

export function Spacer() {
  return <span className={classes['spacer']} />;
}
