/* oxlint-disable jsx-a11y/prefer-tag-over-role -- two handles on one track: no input has that */
// A histogram of a field with two handles. Drag over the bars, move a handle by its arrow keys, or type the ends.
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { t } from '../../../../shared/messages/message.ts';
import type { Bounds } from '../../../../shared/schema/facet-choice.ts';
import type { QueryField } from '../query/query-fields.ts';
import { showBound } from './facet-words.ts';
import { boundsOf, parseBound, spanOf, type Bars, type Span } from './range.ts';
import { PresenceRows, type FacetPieceProps } from './value-facet.tsx';
import classes from './facets.module.css';

const width = 136;
const height = 34;

function Histogram({ bars, span }: { bars: Bars; span: Span | null }) {
  const most = Math.max(...bars.map(({ count }) => count), 1);
  const step = width / bars.length;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      {bars.map(({ from, count }, at) => {
        const tall = count === 0 ? 0 : Math.max((count / most) * height, 1.5);
        const isIn = span !== null && at >= span.from && at < span.to;
        return (
          <rect
            key={from}
            x={at * step}
            y={height - tall}
            width={Math.max(step - 1, 0.5)}
            height={tall}
            data-in={isIn}
          />
        );
      })}
    </svg>
  );
}

type HandleProps = { label: string; text: string; at: number; bars: number; onMove: (to: number) => void };

function onHandleKey({ at, bars, onMove }: HandleProps, event: KeyboardEvent): void {
  const steps: Record<string, number> = {
    ArrowLeft: at - 1,
    ArrowDown: at - 1,
    ArrowRight: at + 1,
    ArrowUp: at + 1,
    Home: 0,
    End: bars,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onMove(to);
}

function Handle(props: HandleProps) {
  const { label, text, at, bars } = props;
  return (
    <span
      role="slider"
      tabIndex={0}
      className={classes['handle']}
      style={{ left: `${(at / bars) * 100}%` }}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={bars}
      aria-valuenow={at}
      aria-valuetext={text}
      onKeyDown={(event) => onHandleKey(props, event)}
    />
  );
}

/** Which bar lies under the pointer. */
function barUnder(event: PointerEvent<HTMLElement>, bars: number): number {
  const box = event.currentTarget.getBoundingClientRect();
  const share = box.width === 0 ? 0 : (event.clientX - box.left) / box.width;
  return Math.min(Math.max(Math.floor(share * bars), 0), bars - 1);
}

function useDrag(span: Span, bars: number, onSpan: (span: Span) => void) {
  const [dragged, setDragged] = useState<Span | null>(null);
  /** The bar that stays while the other end moves. */
  const anchor = useRef<number | null>(null);
  const spanTo = (at: number): Span => {
    const fixed = anchor.current ?? at;
    return { from: Math.min(fixed, at), to: Math.max(fixed, at) + 1 };
  };
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const at = barUnder(event, bars);
      const handle = (event.target as Element).closest('[role=slider]');
      const isLow = handle?.previousElementSibling?.tagName === 'svg';
      anchor.current = handle ? (isLow ? span.to - 1 : span.from) : at;
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(spanTo(at));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (anchor.current !== null) setDragged(spanTo(barUnder(event, bars)));
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      if (anchor.current === null) return;
      const chosen = spanTo(barUnder(event, bars));
      anchor.current = null;
      setDragged(null);
      onSpan(chosen);
    },
    onPointerCancel: () => {
      anchor.current = null;
      setDragged(null);
    },
  };
  return { dragged, handlers };
}

type EndProps = {
  label: string;
  field: QueryField;
  value: string | undefined;
  placeholder: string;
  onBound: (bound: string | undefined) => void;
};

const mistakeIn = (text: string, { kind }: QueryField): string =>
  kind === 'date' || kind === 'time'
    ? t('"{text}" is no date', { text })
    : t('"{text}" is no number', { text });

function End({ label, field, value, placeholder, onBound }: EndProps) {
  const shown = value === undefined ? '' : showBound(value, field);
  const [text, setText] = useState<string | null>(null);
  const bound = text === null ? value : parseBound(text, field.kind);
  const commit = () => {
    if (text === null || bound === null) return;
    setText(null);
    if (bound !== value) onBound(bound);
  };
  return (
    <input
      className={classes['end']}
      aria-label={label}
      aria-invalid={bound === null}
      title={bound === null ? mistakeIn(text ?? '', field) : label}
      placeholder={showBound(placeholder, field)}
      value={text ?? shown}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        else if (event.key === 'Escape') setText(null);
        else return;
        event.stopPropagation();
      }}
    />
  );
}

function without(bounds: Bounds | null, ends: readonly (keyof Bounds)[]): Bounds {
  return Object.fromEntries(
    Object.entries(bounds ?? {}).filter(([end]) => !ends.includes(end as keyof Bounds)),
  );
}

const orNull = (bounds: Bounds): Bounds | null => (Object.keys(bounds).length === 0 ? null : bounds);

/** The last value that is in a bar: a year's bar ends with the year before the next. */
const edgeText = (bars: Bars, at: number, field: QueryField): string =>
  showBound(bars[at]?.from ?? bars.at(-1)?.to ?? '', field);

function Bound(props: FacetPieceProps & { range: { min: string; max: string; bars: Bars } }) {
  const { field, choice, onChoice, range } = props;
  const { bars } = range;
  const { bounds } = choice;
  const span = spanOf(bars, bounds, field.kind);
  const setSpan = (next: Span) => onChoice({ ...choice, bounds: boundsOf(bars, next, field.kind) });
  const { dragged, handlers } = useDrag(span, bars.length, setSpan);
  const now = dragged ?? span;
  const isChosen = dragged !== null || bounds !== null;
  const moveLow = (to: number) => setSpan({ from: Math.min(Math.max(to, 0), now.to - 1), to: now.to });
  const moveHigh = (to: number) =>
    setSpan({ from: now.from, to: Math.max(Math.min(to, bars.length), now.from + 1) });
  return (
    <>
      <div className={classes['histogram']} {...handlers}>
        <Histogram bars={bars} span={isChosen ? now : null} />
        <Handle
          label={t('Lower end of {field}', { field: field.label })}
          text={edgeText(bars, now.from, field)}
          at={now.from}
          bars={bars.length}
          onMove={moveLow}
        />
        <Handle
          label={t('Upper end of {field}', { field: field.label })}
          text={edgeText(bars, now.to, field)}
          at={now.to}
          bars={bars.length}
          onMove={moveHigh}
        />
      </div>
      <div className={classes['ends']}>
        <End
          label={t('From, {field}', { field: field.label })}
          field={field}
          value={bounds?.gte ?? bounds?.gt}
          placeholder={range.min}
          onBound={(gte) => {
            const rest = without(bounds, ['gte', 'gt']);
            onChoice({ ...choice, bounds: orNull(gte === undefined ? rest : { gte, ...rest }) });
          }}
        />
        <End
          label={t('To, {field}', { field: field.label })}
          field={field}
          value={bounds?.lte ?? bounds?.lt}
          placeholder={range.max}
          onBound={(lte) => {
            const rest = without(bounds, ['lte', 'lt']);
            onChoice({ ...choice, bounds: orNull(lte === undefined ? rest : { ...rest, lte }) });
          }}
        />
      </div>
    </>
  );
}

export function RangeFacet(props: FacetPieceProps) {
  const { facet, choice } = props;
  return (
    <>
      {facet?.range ? (
        <Bound {...props} range={facet.range} />
      ) : (
        facet &&
        facet.filled === 0 &&
        facet.count > 0 && <p className={classes['note']}>{t('No value yet.')}</p>
      )}
      {((facet?.empty ?? 0) > 0 || choice.presence.includes('empty')) && (
        <PresenceRows {...props} kinds={['empty']} />
      )}
    </>
  );
}
