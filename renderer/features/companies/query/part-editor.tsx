// The form behind a chip: one condition, or a few of which any or all must hold.
import { Button, SegmentedControl } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import { isAll, isAny, type FilterNode } from '../../../../shared/schema/company-filter.ts';
import type { Join } from '../../../../shared/schema/filter-parts.ts';
import { InlineError } from '../../../ui/message.tsx';
import { DraftLine } from './draft-line.tsx';
import { askedOf, draftOfNode, nodeOfDraft, type Draft } from './operators.ts';
import { describePart } from './part-words.ts';
import { findQueryField, type QueryField } from './query-fields.ts';
import { givenDraft, typedDraft } from './typed-numbers.ts';
import classes from './query.module.css';

type Props = {
  /** Null for a new one. */
  part: FilterNode | null;
  /** The field that a new one begins with. */
  field?: string | null;
  fields: readonly QueryField[];
  /** What the API has against it. */
  error: string | null;
  onPart: (part: FilterNode) => void;
  /** Other things that can be asked, instead of this. */
  others?: Parameters<typeof DraftLine>[0]['others'];
  onClose: () => void;
};

type Form = { join: Join; lines: readonly Draft[] };

const emptyLine: Draft = { field: null, asked: 'contains', values: [] };

function newLine(path: string | null, fields: readonly QueryField[]): Draft {
  const field = path === null ? null : findQueryField(fields, path);
  return field ? { ...emptyLine, field: field.path, asked: askedOf[field.kind][0] ?? 'eq' } : emptyLine;
}

/** Null where a part says more than a form of lines can show. */
function formOf({ part, field = null, fields }: Props): Form | null {
  if (part === null) return { join: 'or', lines: [newLine(field, fields)] };
  const lineOf = (node: FilterNode): Draft | null => {
    const draft = draftOfNode(node);
    return draft && typedDraft(draft, fields);
  };
  const line = lineOf(part);
  if (line) return { join: 'or', lines: [line] };
  if (!isAll(part) && !isAny(part)) return null;
  const lines = (isAll(part) ? part.and : part.or).map(lineOf);
  return lines.every((one) => one !== null) ? { join: isAll(part) ? 'and' : 'or', lines } : null;
}

function partOf({ join, lines }: Form, fields: readonly QueryField[]): FilterNode | null {
  const nodes = lines.map((line) => nodeOfDraft(givenDraft(line, fields)));
  if (!nodes.every((node) => node !== null)) return null;
  const [first] = nodes;
  if (nodes.length < 2) return first ?? null;
  return join === 'and' ? { and: nodes } : { or: nodes };
}

export function PartEditor(props: Props) {
  const { part, fields, error, onPart, onClose } = props;
  const [form, setForm] = useState(() => formOf(props));
  const [isIncomplete, setIncomplete] = useState(false);
  if (form === null)
    return (
      <div className={classes['editor']}>
        <p className={classes['whole']}>{part && describePart(part, fields).value}</p>
        <p className={classes['hint']}>
          {t('This filter was written elsewhere and is too nested for this form.')}
        </p>
        {error !== null && <InlineError>{error}</InlineError>}
        <span className={classes['right']}>
          <Button size="xs" variant="subtle" onClick={onClose}>
            {t('Close')}
          </Button>
        </span>
      </div>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    const made = partOf(form, fields);
    setIncomplete(made === null);
    if (made) onPart(made);
  };
  const setLine = (at: number, ...lines: Draft[]) => {
    setIncomplete(false);
    setForm({ ...form, lines: form.lines.toSpliced(at, 1, ...lines) });
  };
  const last = form.lines.at(-1) ?? emptyLine;
  return (
    <form className={classes['editor']} onSubmit={submit} aria-label={t('Filter')}>
      {form.lines.length > 1 && (
        <div className={classes['or']}>
          <SegmentedControl
            size="xs"
            aria-label={t('How the lines go together')}
            data={[
              { value: 'or', label: t('Any of these') },
              { value: 'and', label: t('All of these') },
            ]}
            value={form.join}
            onChange={(join) => setForm({ ...form, join: join === 'and' ? 'and' : 'or' })}
          />
        </div>
      )}
      {form.lines.map((draft, at) => (
        <DraftLine
          // oxlint-disable-next-line react/no-array-index-key -- lines have no name of their own and hold no state
          key={at}
          draft={draft}
          fields={fields}
          others={form.lines.length === 1 ? (props.others ?? []) : []}
          onDraft={(changed) => setLine(at, changed)}
          onRemove={form.lines.length > 1 ? () => setLine(at) : null}
        />
      ))}
      {isIncomplete && <InlineError>{t('Choose a field and give a value on each line.')}</InlineError>}
      {error !== null && !isIncomplete && <InlineError>{error}</InlineError>}
      <div className={classes['foot']}>
        <Button
          size="xs"
          variant="subtle"
          disabled={last.field === null}
          onClick={() => setForm({ ...form, lines: [...form.lines, { ...last, values: [] }] })}
        >
          {form.join === 'or' ? t('+ Or') : t('+ And')}
        </Button>
        <span className={classes['right']}>
          <Button size="xs" variant="subtle" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button size="xs" variant="filled" type="submit">
            {part === null ? t('Add the filter') : t('Change the filter')}
          </Button>
        </span>
      </div>
    </form>
  );
}
