// The editor of a text that other companies have too: what they have is offered with how often, what was typed is as good.
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { t } from '../../../../../shared/messages/message.ts';
import { suggestCompanyValues } from '../../../../../shared/contract/company-query.ts';
import { formatCount } from '../../../../lib/format.ts';
import { queryOf } from '../../../../api/query.ts';
import { Kbd } from '../../../../ui/kbd.tsx';
import { parseCell } from '../typed/parse-cell.ts';
import { ChoicePopover } from './choice-popover.tsx';
import { EditorField } from './editor-field.tsx';
import type { EditorProps, Move } from './editor.ts';
import { useChoices } from './use-choices.ts';
import { useTypedText } from './use-typed-text.ts';

const pauseMs = 120;
const offered = 8;

function useOffers(path: string, text: string, isTyped: boolean) {
  const [prefix] = useDebouncedValue(text.trim(), pauseMs);
  const { data } = useQuery({
    ...queryOf(suggestCompanyValues, { query: { field: path, prefix, limit: offered } }),
    enabled: isTyped && prefix !== '',
  });
  const values = isTyped && text.trim() !== '' ? (data?.data.values ?? []) : [];
  return values
    .filter(({ label }) => label !== text.trim())
    .map(({ value, label, count }) => ({ value, label, hint: formatCount(count) }));
}

export function SuggestEditor(props: EditorProps) {
  const { column, onCommit, onLeave, onCancel } = props;
  const typed = useTypedText(props);
  const [isTyped, setTyped] = useState(false);
  const choices = useOffers(column.path, typed.text, isTyped);
  const { listId, meant, setMeant, choice, onArrow, aria } = useChoices(choices, -1);
  const isDone = useRef(false);
  const take = (text: string, move: Move, isLeaving: boolean): void => {
    if (isDone.current) return;
    const parsed = parseCell(column, text);
    if (!parsed.ok && !isLeaving) return typed.refuse(parsed.reason);
    isDone.current = true;
    if (parsed.ok) onCommit(parsed.value, move);
    else onLeave(text, parsed.reason);
  };
  return (
    <ChoicePopover
      listId={listId}
      label={column.label}
      choices={choices}
      meant={meant}
      isChosen={() => false}
      isMany={false}
      onPick={({ value }) => take(value, 'stay', false)}
      footer={
        choices.length === 0 ? undefined : (
          <>
            <Kbd keys="Enter" /> {t('keep as typed')}
          </>
        )
      }
    >
      <EditorField
        column={column}
        text={typed.text}
        reason={typed.reason}
        onText={(text) => {
          typed.change(text);
          setTyped(true);
          setMeant(-1);
        }}
        onKey={onArrow}
        onMove={(move) => {
          if (move !== 'cancel') return take(choice?.value ?? typed.text, move, false);
          isDone.current = true;
          return onCancel();
        }}
        onBlur={() => take(typed.text, 'stay', true)}
        aria={aria}
      />
    </ChoicePopover>
  );
}
