// How sure a guess is, and why.
import classes from './reading-panel.module.css';

export function GuessNote({ label, text }: { label: string; text: string }) {
  return (
    <p className={classes['note']}>
      <b>{label}</b>
      {text}
    </p>
  );
}
