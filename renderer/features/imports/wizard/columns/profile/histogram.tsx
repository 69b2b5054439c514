// Bars of a column, small in the table, larger in the panel.
import type { Bars } from './bars.ts';
import classes from './histogram.module.css';

type Props = { bars: Bars; label: string; size?: 'small' | 'large' };

const sizes = {
  small: { width: 64, height: 18, gap: 1 },
  large: { width: 280, height: 44, gap: 2 },
} as const;

export function Histogram({ bars, label, size = 'small' }: Props) {
  const { width, height, gap } = sizes[size];
  // One or two bars need not fill the whole width.
  const each = (width + gap) / Math.max(bars.heights.length, 3) - gap;
  return (
    <svg
      className={classes['bars']}
      data-kind={bars.kind}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
    >
      {bars.heights.map((share, at) => {
        const high = barHeight(share, bars.kind, height);
        return (
          <rect
            // oxlint-disable-next-line react/no-array-index-key -- a bar is its place
            key={at}
            x={at * (each + gap)}
            y={height - high}
            width={Math.max(each, 1)}
            height={high}
          />
        );
      })}
    </svg>
  );
}

/** What occurs at all is seen. */
function barHeight(share: number, kind: Bars['kind'], height: number): number {
  if (kind === 'unique') return height - 3;
  return share === 0 ? 0 : Math.max(1, Math.round(share * (height - 1)));
}
