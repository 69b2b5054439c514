// The template language of magic fields: Liquid without anything that reaches beyond its own text. It interprets what it parsed
// and never makes code of it; own properties only, and limits on length, time and memory.
import { Liquid, Tokenizer, TypeGuards, type Template } from 'liquidjs';
import { customFieldLimits } from '../../../shared/schema/custom-field.ts';
import { filters } from './functions.ts';

const allowedTags = new Set([
  'assign',
  'capture',
  'case',
  'comment',
  'if',
  'unless',
  'for',
  'break',
  'continue',
  'raw',
  '#',
]);

export const engine = createEngine();

function createEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: false,
    jsTruthy: false,
    timezoneOffset: 0,
    parseLimit: customFieldLimits.template,
    renderLimit: 250,
    memoryLimit: 2_000_000,
    // Nothing is read from files.
    templates: {},
  });
  for (const name of Object.keys(liquid.tags)) if (!allowedTags.has(name)) delete liquid.tags[name];
  for (const [name, filter] of Object.entries(filters)) liquid.registerFilter(name, filter);
  return liquid;
}

/** Names that a template reads, part by part: `fields["Deal size"]` is `['fields', 'Deal size']`. */
export const namesIn = (parsed: Template[]): unknown[][] => engine.globalVariableSegmentsSync(parsed);

/** A part of a name as it stands in a template: `word` is null where it is no plain name. */
export type NamePart = { word: string | null; isQuoted: boolean; begin: number; end: number };

/** Each place where a template reads a name, part by part, and the names that it makes itself. Throws where it cannot be read. */
export function placesOfNames(template: string): { places: NamePart[][]; made: ReadonlySet<string> } {
  const { globals, locals } = engine.analyzeSync(engine.parse(template));
  const places = Object.values(globals)
    .flat()
    .map(({ location }) => partsAt(template, offsetOf(template, location)));
  return { places, made: new Set(Object.keys(locals)) };
}

/** Rows and columns count from 1. */
function offsetOf(template: string, { row, col }: { row: number; col: number }): number {
  const before = template.split('\n').slice(0, row - 1);
  return before.reduce((sum, line) => sum + line.length + 1, 0) + col - 1;
}

function partsAt(template: string, begin: number): NamePart[] {
  const value = new Tokenizer(template, undefined, undefined, [begin, template.length]).readValue();
  if (!value || !TypeGuards.isPropertyAccessToken(value)) return [];
  return value.props.map((part) => {
    const isQuoted = TypeGuards.isQuotedToken(part);
    const word = isQuoted || TypeGuards.isWordToken(part) ? part.content : null;
    return { word, isQuoted, begin: part.begin, end: part.end };
  });
}
