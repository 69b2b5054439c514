// A button that stands in a line of text and looks like a link.
import type { ButtonHTMLAttributes } from 'react';
import classes from './text-button.module.css';

export const TextButton = (props: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className'>) => (
  <button {...props} type="button" className={classes['text']} />
);
