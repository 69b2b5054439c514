// The template language of magic fields: Liquid without anything that reaches beyond its own text. It interprets what it parsed
// and never makes code of it; own properties only, and limits on length, time and memory.
import { Liquid, type Template } from 'liquidjs';
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
