// Above a record that was deleted elsewhere while somebody was typing in it.
import { t } from '../../../shared/messages/message.ts';
import { InlineError } from '../message.tsx';

export function GoneNote() {
  return (
    <InlineError>
      {t(
        'This record was deleted elsewhere meanwhile. What is here stays until you leave. Undo brings the record back.',
      )}
    </InlineError>
  );
}
