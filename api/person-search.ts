import { parsePersonNumber } from '../domain/persons/person-number.ts';
import { municipalities } from '../domain/rules/agreement-area.ts';
import type { CasePerson } from '../persons/person-register.ts';
import { type Looker, recordList } from './look.ts';
import { knownOf } from './reach.ts';
import { no } from './refused.ts';
import { type SeenCase, seenCase } from './seen-case.ts';

/** More cases than anybody has; what is found beyond is a mistake in a number. */
const MOST = 50;

/** A case in which somebody with the number is known, and the places that they fill there. */
export interface CaseOfPerson {
  seen: SeenCase;
  who: readonly string[];
}

/**
 * Cases that the caller may reach, with names, in which somebody has this number: CPR or replacement, as people write it.
 * The search is on record before anything leaves, without the number. VALIDATION for what is no number.
 */
export async function searchByNumber(looker: Looker, written: unknown): Promise<readonly CaseOfPerson[]> {
  const number = typeof written === 'string' ? parsePersonNumber(written) : null;
  if (!number)
    throw no(
      null,
      'VALIDATION',
      'Feltet «number» skal være ti tegn: dag, måned, år og løbenummer.',
      'The field “number” must be ten characters: day, month, year and serial.',
      { reason: 'number' },
    );
  // In every register: a case that moved is with another municipality than the one that told of its people.
  const places = await looker.ports.persons.findByNumber(number, Object.keys(municipalities));
  const found = await casesAt(looker, places);
  await recordList(looker, 'person-search', { by: number.kind }, found);
  return found;
}

async function casesAt(looker: Looker, places: readonly CasePerson[]): Promise<readonly CaseOfPerson[]> {
  const { ports, caller } = looker;
  const ids = [...new Set(places.map(({ caseId }) => caseId))];
  const { ids: own, ...known } = { ids: undefined, ...knownOf(looker) };
  const asked = own ? ids.filter((id) => own.includes(id)) : ids;
  if (asked.length === 0) return [];
  const listed = await ports.reads.list({ ...known, ids: asked, nowMs: ports.clock() }, { limit: MOST });
  return listed.flatMap((stored) => {
    const seen = seenCase(caller, stored, ports.clock());
    const who = places.filter(({ caseId }) => caseId === stored.state.id).map((one) => one.who);
    return seen?.sight.sees('names') ? [{ seen, who: [...new Set(who)] }] : [];
  });
}
