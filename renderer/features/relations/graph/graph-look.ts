// The colours of the graph as they are in the theme that is shown: a canvas and a file know no variables.

const tokens = {
  canvas: '--canvas',
  box: '--raised',
  boxLine: '--control',
  root: '--accent-soft',
  accent: '--accent',
  text: '--text',
  quiet: '--text-3',
  shareholder: '--accent-line',
  parent: '--refresh',
  officer: '--control',
  path: '--update-bar',
} as const;

export type Look = Record<keyof typeof tokens, string> & { font: string };

/** Reads what each token is where `place` stands. */
export function lookOf(place: HTMLElement, scheme: 'light' | 'dark'): Look {
  const probe = document.createElement('span');
  probe.style.colorScheme = scheme;
  place.append(probe);
  const colours = Object.fromEntries(
    Object.entries(tokens).map(([name, token]) => {
      probe.style.color = `var(${token})`;
      return [name, getComputedStyle(probe).color];
    }),
  ) as Record<keyof typeof tokens, string>;
  const font = getComputedStyle(place).fontFamily;
  probe.remove();
  return { ...colours, font };
}
