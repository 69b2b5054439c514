// A bar that always stands beside its label and number; an unknown total shows movement instead of a share.
import classes from './progress.module.css';

export function ProgressBar(props: { label: string; share: number | null; size?: 'mini' | 'wide' }) {
  const value = props.share === null ? {} : { value: Math.min(Math.max(props.share, 0), 1) };
  return (
    <progress
      className={`${classes['bar']} ${classes[props.size ?? 'wide']}`}
      aria-label={props.label}
      max={1}
      {...value}
    />
  );
}
