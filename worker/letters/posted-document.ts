import type { Sql } from '../../db/connect.ts';
import type { CaseView } from '../../domain/case/case-view.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { documentPartsIn } from './document-parts.ts';
import { type RenderedCopy, renderFor } from './render-for.ts';

/** A copy that the gate has let through: to whom, and whether it may show the receiver's own address. */
export interface CopyLetThrough {
  who: string;
  mayShowAddress: boolean;
}

/**
 * The copy of a document that goes to one of the family by post, with the receiver's name, and their address where the
 * gate lets it. Null where there is no approved document of that name any more.
 */
export async function postedDocument(
  { sql, register }: { sql: Sql; register: PersonRegister },
  view: CaseView,
  message: { deadline_id: string; step: string },
  { who, mayShowAddress }: CopyLetThrough,
  atMs: number,
): Promise<RenderedCopy | null> {
  const seat = (await register.personsOf(view.state.id)).findLast((one) => one.who === who);
  const person = seat ? await register.find(seat.personId) : null;
  const address = mayShowAddress ? person?.addresses.at(-1)?.value : undefined;
  const receiver = {
    ...{ who, name: person?.names.at(-1)?.value ?? (isRole(who) ? roleName(who).da : '') },
    ...(address === undefined ? {} : { address }),
    onlyPdf: true as const,
  };
  const asked = { about: message.deadline_id, step: message.step };
  return renderFor(documentPartsIn(sql, register), view, asked, receiver, atMs);
}
