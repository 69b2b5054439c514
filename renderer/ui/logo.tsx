// Three rows of a table.
export function Logo() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M1.5 3h13M1.5 8h13M1.5 13h7" stroke="var(--accent)" strokeWidth="2.4" fill="none" />
    </svg>
  );
}
