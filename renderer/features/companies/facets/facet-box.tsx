// One facet: its head with what can be done with it, and below it what suits the field.
import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconDots } from '@tabler/icons-react';
import { t, tc } from '../../../../shared/messages/message.ts';
import type { Facet } from '../../../../shared/contract/company-query.ts';
import type { FilterNode } from '../../../../shared/schema/company-filter.ts';
import {
  choiceOfFilter,
  filterOfChoice,
  noChoice,
  type FacetChoice,
} from '../../../../shared/schema/facet-choice.ts';
import type { ViewFacet } from '../../../../shared/schema/view.ts';
import { TextButton } from '../../../ui/text-button.tsx';
import { describePart } from '../query/part-words.ts';
import type { QueryField } from '../query/query-fields.ts';
import { formOf, formsOf, orderOf, showForm } from './facet-words.ts';
import { RangeFacet } from './range-facet.tsx';
import { PresenceRows, ValueFacet } from './value-facet.tsx';
import classes from './facets.module.css';

type Props = {
  setting: ViewFacet;
  field: QueryField;
  facet: Facet | null;
  /** What the filter asks of this field. */
  part: FilterNode | null;
  isWhole: boolean;
  onWhole: (isWhole: boolean) => void;
  onPart: (part: FilterNode | null) => void;
  onSetting: (setting: ViewFacet) => void;
  onMove: ((by: -1 | 1) => void) | null;
  onRemove: () => void;
};

function FacetMenu({ setting, field, onSetting, onMove, onRemove }: Props) {
  const form = formOf(setting, field);
  const order = orderOf(setting, field);
  return (
    <Menu position="bottom-end" width={170}>
      <Menu.Target>
        <ActionIcon
          size={18}
          variant="subtle"
          color="gray"
          className={classes['dots'] ?? ''}
          aria-label={t('Menu of the facet {field}', { field: field.label })}
        >
          <IconDots size={14} stroke={1.6} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {formsOf(field)
          .filter((other) => other !== form)
          .map((other) => (
            <Menu.Item key={other} onClick={() => onSetting({ ...setting, form: other })}>
              {showForm[other]}
            </Menu.Item>
          ))}
        {form === 'values' && (
          <Menu.Item onClick={() => onSetting({ ...setting, order: order === 'count' ? 'name' : 'count' })}>
            {order === 'count' ? t('In their order') : t('Most frequent first')}
          </Menu.Item>
        )}
        {onMove && <Menu.Item onClick={() => onMove(-1)}>{t('Move up')}</Menu.Item>}
        {onMove && <Menu.Item onClick={() => onMove(1)}>{t('Move down')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item onClick={onRemove}>{t('Remove the facet')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function Content(props: Props) {
  const { setting, field, facet, part, onPart, isWhole, onWhole } = props;
  const known = choiceOfFilter(part);
  const choice = known ?? noChoice;
  const onChoice = (next: FacetChoice) => onPart(filterOfChoice(field.path, next));
  const piece = { field, facet, choice, onChoice };
  const form = formOf(setting, field);
  return (
    <>
      {part && known === null && <p className={classes['note']}>{describePart(part, [field]).value}</p>}
      {form === 'values' && (
        <ValueFacet {...piece} order={orderOf(setting, field)} isWhole={isWhole} onWhole={onWhole} />
      )}
      {form === 'range' && <RangeFacet {...piece} />}
      {form === 'presence' && <PresenceRows {...piece} kinds={['empty', 'not_empty']} />}
    </>
  );
}

export function FacetBox(props: Props) {
  const { setting, field, part, onPart, onSetting } = props;
  const isFolded = setting.folded === true;
  const Chevron = isFolded ? IconChevronRight : IconChevronDown;
  return (
    <section className={classes['facet']} aria-label={t('Facet {field}', { field: field.label })}>
      <div className={classes['head']}>
        <button
          type="button"
          className={classes['fold']}
          aria-expanded={!isFolded}
          title={field.label}
          onClick={() => onSetting({ ...setting, folded: !isFolded })}
        >
          <Chevron size={10} stroke={1.8} aria-hidden="true" />
          <span className={classes['name']}>{field.label}</span>
        </button>
        <FacetMenu {...props} />
        {part && (
          <span className={classes['clear']}>
            <TextButton onClick={() => onPart(null)} aria-label={t('Clear {field}', { field: field.label })}>
              {tc('facet', 'Clear')}
            </TextButton>
          </span>
        )}
      </div>
      {!isFolded && <Content {...props} />}
    </section>
  );
}
