import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { atPath, type Json, type JsonObject } from '../json.ts';
import type { Opening, Rule, Seed, Where } from '../rules/rule.ts';

/** The occurrences that the facts of a case open under a rule, in order of opening. */
export function findSeeds(rule: Rule, view: CaseView): readonly Seed[] {
  if (rule.seeds) return rule.seeds(view);
  const seeds = new Map<string, Seed>();
  for (const opening of rule.opens ?? []) {
    for (const seed of seedsOf(opening, rule, view)) if (!seeds.has(seed.key)) seeds.set(seed.key, seed);
  }
  return [...seeds.values()];
}

function* seedsOf(opening: Opening, rule: Rule, view: CaseView): Generator<Seed> {
  const types = typesOf(opening);
  const facts = opening.carried ? view.of(...types) : view.own(...types);
  for (const fact of facts) {
    if (!matches(opening.where, fact.data) || (opening.when && !opening.when(fact, view))) continue;
    yield { key: keyOf(opening, rule, fact, view), trigger: fact };
    if (opening.once) return;
  }
}

export const typesOf = (part: { on: string | readonly string[] }): readonly string[] =>
  typeof part.on === 'string' ? [part.on] : part.on;

function keyOf(opening: Opening, rule: Rule, fact: Fact, view: CaseView): string {
  if (opening.once) return '1';
  if (opening.key) {
    const value = atPath(fact.data, opening.key);
    if (typeof value === 'string' || typeof value === 'number') return String(value);
  }
  return String(numberOf(rule, fact, view));
}

/** The fact's number among all that ever could have opened the rule, retracted ones included: never reused. */
function numberOf(rule: Rule, fact: Fact, view: CaseView): number {
  const openings = rule.opens ?? [];
  const types = new Set(openings.flatMap((opening) => typesOf(opening)));
  return (
    view
      .ever(...types)
      .filter((one) => openings.some((opening) => couldOpen(opening, one)))
      .findIndex((one) => one.id === fact.id) + 1
  );
}

const couldOpen = (opening: Opening, fact: Fact): boolean =>
  typesOf(opening).includes(fact.type) &&
  (fact.carried === undefined || opening.carried === true) &&
  matches(opening.where, fact.data);

/** Equality on dotted paths; a list in the condition means any of its values, null means absent. */
export function matches(where: Where | undefined, data: JsonObject): boolean {
  if (!where) return true;
  for (const path in where) {
    const wanted = where[path] as Json;
    const value: Json = atPath(data, path) ?? null;
    if (Array.isArray(wanted) ? !wanted.includes(value as never) : value !== wanted) return false;
  }
  return true;
}
