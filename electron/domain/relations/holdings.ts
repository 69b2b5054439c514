// Who holds how much of which company, of what all sources say together: of one owner the word of a person counts, else the newest,
// else the largest share, all stakes that one source tells of together. Small families are read company by company; once one turns out to be large, everything is read at once.
import type { ReadDb } from '../../store/database.ts';
import { saidByOf, stakeNumbers, uuidOfNumber } from '../../store/stakes.ts';
import { namesOf } from './parties.ts';

/** `share` is held at least, `most` at most; both 0 to 1, and the same unless only a range is known. */
export type Holding = { owner: number; share: number; most: number };

export type Holdings = {
  /** In what the company of that number is held; see store/stakes.ts. */
  of: (owned: number) => readonly Holding[];
  /** Whether only a range is known of any that was read. */
  hasRange: () => boolean;
};

const readOneByOne = 300;
const nobody: readonly Holding[] = [];

/** Call it, and what it answers, in one read transaction. `today`: YYYY-MM-DD. */
export function createHoldings(db: ReadDb, today: string): Holdings {
  let known = new Map<number, readonly Holding[]>();
  let isWhole = false;
  let hasRange = false;

  const read = (uuids: Buffer[] | null): Map<number, readonly Holding[]> => {
    const found = parse(stakeNumbers(db, today, uuids), (nos) => saidByOf(db, nos));
    hasRange ||= found.hasRange;
    return found.holdings;
  };
  const readOne = (owned: number): readonly Holding[] => {
    const uuid = uuidOfNumber(db, owned);
    return (uuid && read(namesOf(db, uuid)).get(owned)) ?? nobody;
  };
  return {
    hasRange: () => hasRange,
    of(owned) {
      const found = known.get(owned);
      if (found || isWhole || owned < 0) return found ?? nobody;
      if (known.size >= readOneByOne) {
        known = read(null);
        isWhole = true;
        return known.get(owned) ?? nobody;
      }
      const one = readOne(owned);
      known.set(owned, one);
      return one;
    },
  };
}

/** A range begins above its lower end: "over 25" is more than 25. */
const over = 1e-7;
const whole = 100_000_000;

/** A relation. `worth`: of two of one owner that of more counts. */
type Line = { owner: number; share: number; most: number; no: number; worth: number };

/** By the first of one owner: the others of the same worth. */
type Rivals = Map<Line, Line[]>;

/** For each relation, by its number: equal where they are several stakes, not several words on one. */
type SaidBy = (nos: readonly number[]) => readonly string[];

function parse(text: string, saidBy: SaidBy): { holdings: Map<number, Holding[]>; hasRange: boolean } {
  let hasRange = false;
  const holdings = new Map<number, Line[]>();
  const ofThemselves = new Set<number>();
  const rivals: Rivals = new Map();
  for (const next = numbersOf(text); next.more();) {
    const [owned, owner, no, low] = [next.take(), next.take(), next.take(), next.take()];
    const [high, worth] = next.isEnd() ? [low, 0] : [next.take(), next.take()];
    hasRange ||= high > low;
    if (owner === owned) ofThemselves.add(owned);
    const share = low / whole + (high > low ? over : 0);
    add(holdings, rivals, owned, { owner, share, most: Math.max(share, high / whole), no, worth });
  }
  addUp(rivals, saidBy);
  // Where nobody holds anything but the company itself, nobody is known.
  for (const owned of ofThemselves)
    if (holdings.get(owned)?.every(({ owner }) => owner === owned)) holdings.delete(owned);
  return { holdings, hasRange };
}

function add(holdings: Map<number, Line[]>, rivals: Rivals, owned: number, line: Line): void {
  const others = holdings.get(owned);
  if (!others) {
    holdings.set(owned, [line]);
    return;
  }
  const at = others.findIndex(({ owner }) => owner === line.owner);
  const same = others[at];
  if (!same) others.push(line);
  else if (line.worth > same.worth) {
    others[at] = line;
    rivals.delete(same);
  } else if (line.worth === same.worth) {
    const equals = rivals.get(same);
    if (equals) equals.push(line);
    else rivals.set(same, [line]);
  }
}

/** The first becomes what the source says that tells of the most. */
function addUp(rivals: Rivals, saidBy: SaidBy): void {
  if (rivals.size === 0) return;
  const lines = [...rivals].flatMap(([first, others]) => [first, ...others]);
  const said = saidBy(lines.map(({ no }) => no));
  let at = 0;
  for (const [first, others] of rivals) {
    const sums = new Map<string | undefined, Amounts>();
    for (const line of [first, ...others]) {
      const sum = sums.get(said[at]);
      sums.set(said[at], sum ? plus(sum, line) : line);
      at += 1;
    }
    for (const { share, most } of sums.values())
      if (share > first.share) Object.assign(first, { share, most });
  }
}

type Amounts = Pick<Holding, 'share' | 'most'>;

const plus = (one: Amounts, other: Amounts): Amounts => ({
  share: Math.min(1, one.share + other.share),
  most: Math.min(1, one.most + other.most),
});

type Numbers = { more(): boolean; take(): number; /** Of a line. */ isEnd(): boolean };

/** Whole numbers, set off by spaces, in lines that are set off by commas: ten times as quick as to split so long a text. */
function numbersOf(text: string): Numbers {
  const [comma, minus, zero] = [44, 45, 48];
  let at = 0;
  return {
    more: () => at < text.length,
    isEnd: () => at >= text.length || text.charCodeAt(at - 1) === comma,
    take() {
      let value = 0;
      const isNegative = text.charCodeAt(at) === minus;
      if (isNegative) at += 1;
      for (; at < text.length; at += 1) {
        const digit = text.charCodeAt(at) - zero;
        if (digit < 0) break;
        value = value * 10 + digit;
      }
      at += 1;
      return isNegative ? -value : value;
    },
  };
}
