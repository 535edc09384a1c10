import { civilDateOf, parseInstant } from '../calendar/index.ts';
import { isJsonObject } from '../json.ts';
import type { Birth } from './case-view.ts';
import type { Fact } from './fact.ts';
import type { CaseState } from './state.ts';

/**
 * A birth keeps three values: as reported when it was recorded, as registered (CPR), and as a professional has
 * overridden it. The overriding value goes first, then the registered one; within a kind the one told last.
 */
export function correctBirth(
  reported: Birth | null,
  corrections: readonly Fact[],
  state: Pick<CaseState, 'kind' | 'ref'>,
): Birth | null {
  if (!reported || corrections.length === 0) return reported;
  const effective = correctionsOf(reported, corrections, state).reduce<Fact | null>(
    (now, one) => (now === null || outranks(one, now) ? one : now),
    null,
  );
  const ms = parseInstant(effective?.data.bornAt);
  return ms === null ? reported : { on: civilDateOf(ms), ms, fact: reported.fact, reportedMs: reported.ms };
}

/** The corrections of the birth that this case counts from, in order of recording. */
export function correctionsOf(
  reported: Birth,
  corrections: readonly Fact[],
  state: Pick<CaseState, 'kind' | 'ref'>,
): readonly Fact[] {
  const child = state.kind === 'child' ? state.ref : firstChild(reported.fact);
  return corrections.filter((fact) => fact.data.who === child).sort((a, b) => a.id - b.id);
}

const outranks = (one: Fact, other: Fact): boolean =>
  one.data.source === 'overridden' || other.data.source !== 'overridden';

/** In the pregnancy the birth is that of the child named first. */
function firstChild({ data }: Fact): string | null {
  const children = Array.isArray(data.children) ? data.children.filter(isJsonObject) : [];
  const first = children[0];
  return isJsonObject(first) ? String(first.ref) : null;
}
