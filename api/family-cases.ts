import { CaseErased } from './case-erased.ts';
import { type Looker, lookAtCase } from './look.ts';
import type { StoredCase } from './ports.ts';
import { type SeenCase, standingIn } from './seen-case.ts';

/** The children of one pregnancy that a case belongs with: itself among them where it is a child's. */
export const childLinks = ({ state, sight }: SeenCase) =>
  sight.sees('links')
    ? state.links.filter(({ rel }) => rel === (state.kind === 'pregnancy' ? 'child' : 'sibling'))
    : [];

/** Whether there is more than one child to set side by side. */
export const hasSiblings = (seen: SeenCase): boolean =>
  childLinks(seen).length > (seen.state.kind === 'pregnancy' ? 1 : 0);

/**
 * The cases of the children, in the order of their birth, as far as the caller may see each: every one of them is a look
 * of its own in the log, and one that is not theirs is not there.
 */
export async function familyCases(looker: Looker, seen: SeenCase): Promise<readonly SeenCase[]> {
  const own = seen.state.kind === 'child' ? [seen] : [];
  const others = await Promise.all(childLinks(seen).map(({ id }) => openOne(looker, id)));
  return [...own, ...others.flatMap((one) => one ?? [])].sort((a, b) =>
    a.state.ref.localeCompare(b.state.ref, 'en', { numeric: true }),
  );
}

async function openOne(looker: Looker, id: string): Promise<SeenCase | null> {
  const found = await existing(looker, id);
  // Nobody asked for it by its number: that it is another's is no refusal to be told of.
  if (!found || standingIn(looker.caller, found, looker.ports.clock()) === 'none') return null;
  const looked = await lookAtCase(looker, id, undefined, 'case');
  return looked.kind === 'seen' ? looked.stored : null;
}

async function existing({ ports }: Looker, id: string): Promise<StoredCase | null> {
  try {
    return await ports.reads.find(id);
  } catch (error) {
    if (error instanceof CaseErased) return null;
    throw error;
  }
}
