import type { Fact } from '../domain/case/fact.ts';
import type { Role } from '../domain/rules/roles.ts';
import type { CaseField } from './field.ts';
import type { Person } from './horizon.ts';
import { mayRead } from './may.ts';
import { type CaseRelation, groundsOf, type OwnedCase, relationTo } from './relation.ts';
import { unitOf } from './unit.ts';

/** What one person sees of one case: asked by everything that shows a part of it. */
export interface Sight {
  relation: CaseRelation;
  /** Of a former authority: the first moment it no longer knows. Null: the case as it is. */
  knownUntilMs: number | null;
  sees(field: CaseField): boolean;
  deadline(one: { responsible: Role; alsoResponsible: readonly Role[] }): boolean;
  /** An act by who recorded it, and when. */
  act(one: { by: string; recordedMs: number }): boolean;
  meeting(one: { id: string; invitees: readonly string[] }): boolean;
  disclosure(fact: Pick<Fact, 'id' | 'data'>): boolean;
}

/** What a person sees of a case at a moment of its clock. */
export function sightOf(person: Person, owned: OwnedCase, nowMs: number, emergency = false): Sight {
  const grounds = groundsOf(person, owned, nowMs);
  const relation = relationTo(person, owned, nowMs, emergency);
  const knownUntilMs = relation === 'former-authority' ? (grounds[0]?.untilMs ?? null) : null;
  const about = (ground: string) => grounds.filter((one) => one.ground === ground).map((one) => one.about);
  return {
    ...sightAs(person, relation),
    knownUntilMs,
    act: (one) =>
      (knownUntilMs === null || one.recordedMs < knownUntilMs) && sightAs(person, relation).act(one),
    // Whoever came by an invitation or a disclosure is of another house: the roles of this one are not theirs.
    ...(relation === 'invited' || relation === 'disclosed-to'
      ? {
          meeting: ({ id }) => mayRead(person, relation, 'own-meetings') && about('invited').includes(id),
          disclosure: ({ id, data }) =>
            mayRead(person, relation, 'own-disclosures') &&
            about('disclosed-to').includes(String(data.disclosureId ?? id)),
        }
      : {}),
  };
}

/** The same by relation alone, for lists that hold one kind of relation only. */
export function sightAs(person: Pick<Person, 'role'>, relation: CaseRelation): Sight {
  const unit = unitOf(person.role);
  const sees = (field: CaseField) => mayRead(person, relation, field);
  const either = (all: CaseField, own: CaseField, mine: boolean) => sees(all) || (mine && sees(own));
  return {
    relation,
    knownUntilMs: null,
    sees,
    deadline: ({ responsible, alsoResponsible }) =>
      either(
        'deadlines',
        'own-deadlines',
        [responsible, ...alsoResponsible].some((role) => unitOf(role) === unit),
      ),
    act: ({ by }) => either('acts', 'own-acts', unitOf(by as Role) === unit),
    meeting: ({ invitees }) =>
      either(
        'meetings',
        'own-meetings',
        invitees.some((role) => unitOf(role as Role) === unit),
      ),
    disclosure: ({ data }) =>
      either(
        'disclosures',
        'own-disclosures',
        typeof data.to === 'string' && data.organisation === undefined && data.to === unit,
      ),
  };
}
