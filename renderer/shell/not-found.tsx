// An address that is none of the window's.
import { Link } from '@tanstack/react-router';
import { Message } from '../ui/message.tsx';

export function NotFound() {
  return (
    <Message title="There is no such page">
      <Link to="/companies">Show the companies</Link>
    </Message>
  );
}
