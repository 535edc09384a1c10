import { formatInstant } from '../../calendar/index.ts';
import type { JsonObject } from '../../json.ts';
import { dueText } from '../../obligations/apply-ledger.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import { type Deadline, deadlinesOf } from '../../obligations/deadline.ts';
import { unmetStatuses } from '../../obligations/status.ts';
import type { Role } from '../../rules/roles.ts';
import { type Text, text } from '../../text.ts';
import { viewOf } from '../case-view.ts';
import type { DeadlineChanges } from '../command.ts';
import { handle, receive } from '../engine.ts';
import type { CaseEvent } from '../fact.ts';
import type { Refusal } from '../refusal.ts';
import type { CaseState } from '../state.ts';
import { mergeOf, type Survivor } from './standing.ts';
import { factsGoingOver } from './what-goes-over.ts';

/** One case's deadlines before and after, as far as they differ. */
export interface Moves {
  opened: readonly Deadline[];
  moved: readonly { deadline: Deadline; before: string | null; after: string | null }[];
  met: readonly Deadline[];
  /** Gone or cancelled: as they stood before. */
  ended: readonly Deadline[];
}

/** What merging two cases, or splitting them, would do. Nothing is done. */
export interface MergePreview {
  /** Why it cannot be done; then the rest is empty. */
  refusal: Refusal | null;
  /** What the case that goes on would record (merge), or lose (split). */
  events: readonly CaseEvent[];
  /** Facts that it knows already. */
  known: number;
  survivor: Moves;
  duplicate: Moves;
  warnings: readonly Text[];
}

/** Both cases, and who asks when. */
interface Pair {
  duplicate: CaseState;
  survivor: CaseState;
  role: Role;
  nowMs: number;
}

const none: Moves = { opened: [], moved: [], met: [], ended: [] };

const refused = (refusal: Refusal): MergePreview => ({
  refusal,
  events: [],
  known: 0,
  survivor: none,
  duplicate: none,
  warnings: [],
});

/** What would come of merging the duplicate into the survivor now; told by the very functions that do it. */
export function previewMerge({ duplicate, survivor, role, nowMs }: Pair, stamp: Survivor): MergePreview {
  const given = attempt('merge-case', { into: survivor.id, reason: 'other' }, role, nowMs);
  const answer = handle(duplicate, { ...given, survivor: stamp });
  if (!answer.ok) return refused(answer.refusal);
  const [relay] = answer.relays;
  const heard = receive(survivor, relay?.fromRef ?? '', relay?.events ?? []);
  const events = heard.events.filter(({ type }) => type !== 'case-taken-in');
  return {
    refusal: null,
    events,
    known: factsGoingOver(duplicate).length - events.length,
    survivor: movesOf(survivor, heard.state, heard.changes, nowMs),
    duplicate: movesOf(duplicate, answer.state, answer.changes, nowMs),
    warnings: warningsOf(duplicate, survivor, heard.state),
  };
}

/** What would come of splitting the duplicate off again now. */
export function previewSplit({ duplicate, survivor, role, nowMs }: Pair): MergePreview {
  const answer = handle(duplicate, attempt('split-case', { reason: 'other' }, role, nowMs));
  if (!answer.ok) return refused(answer.refusal);
  const [relay] = answer.relays;
  const heard = receive(survivor, relay?.fromRef ?? '', relay?.events ?? []);
  const lost = heard.state.facts.filter(
    (fact, i) => fact.retractedBy !== undefined && survivor.facts[i]?.retractedBy === undefined,
  );
  const events = lost
    .filter(({ type }) => type !== 'case-taken-in')
    .map(
      (fact): CaseEvent => ({
        ...fact,
        at: formatInstant(fact.ms),
        recordedAt: formatInstant(fact.recordedMs),
      }),
    );
  const mergedMs = mergeOf(duplicate)?.ms ?? nowMs;
  const since = survivor.facts.filter(({ recordedMs, carried }) => !carried && recordedMs > mergedMs);
  return {
    refusal: null,
    events,
    known: 0,
    survivor: movesOf(survivor, heard.state, heard.changes, nowMs),
    duplicate: reopened(duplicate, answer.state, nowMs),
    warnings: since.length === 0 ? [] : [staysThere(since.length)],
  };
}

const attempt = (name: string, data: JsonObject, role: Role, nowMs: number) => ({
  name,
  data,
  role,
  at: formatInstant(nowMs),
});

function movesOf(before: CaseState, after: CaseState, changes: DeadlineChanges, nowMs: number): Moves {
  const was = new Map(deadlinesOf(before, nowMs).map((one) => [one.id, one]));
  const is = new Map(deadlinesOf(after, nowMs).map((one) => [one.id, one]));
  const named = (ids: readonly string[], where: ReadonlyMap<string, Deadline>) =>
    ids.flatMap((id) => where.get(id) ?? []);
  return {
    opened: named(changes.opened, is).filter(({ status }) => unmetStatuses.includes(status)),
    moved: changes.recomputed.flatMap(({ id, ...limits }) => {
      const deadline = is.get(id);
      return deadline ? [{ deadline, ...limits }] : [];
    }),
    met: named(changes.met, is).filter(({ id }) => was.has(id)),
    ended: named(changes.cancelled, was).filter(({ status }) => unmetStatuses.includes(status)),
  };
}

/** The deadlines that run again from their own moments. */
function reopened(before: CaseState, after: CaseState, nowMs: number): Moves {
  const was = new Map(derive(before).obligations.map((o) => [o.id, o]));
  const runs = deadlinesOf(after, nowMs).filter(
    ({ id, status }) => unmetStatuses.includes(status) && was.get(id)?.ended,
  );
  return { ...none, opened: runs };
}

const staysThere = (n: number): Text =>
  text(
    n === 1
      ? 'Én handling er registreret i den sag, der fortsatte, siden sagerne blev lagt sammen. Den bliver dér. Registrér den igen her, hvis den hører til her.'
      : `${n} handlinger er registreret i den sag, der fortsatte, siden sagerne blev lagt sammen. De bliver dér. Registrér dem igen her, hvis de hører til her.`,
    n === 1
      ? 'One act was recorded in the case that went on since the cases were merged. It stays there. Record it again here if it belongs here.'
      : `${n} acts were recorded in the case that went on since the cases were merged. They stay there. Record them again here if they belong here.`,
  );

function warningsOf(duplicate: CaseState, survivor: CaseState, union: CaseState): readonly Text[] {
  const [one, two, both] = [viewOf(duplicate), viewOf(survivor), viewOf(union)];
  const warnings: Text[] = [];
  if (one.term && two.term && one.term.edd !== two.term.edd)
    warnings.push(
      text(
        'Sagerne har hver sin termin. Den, der er registreret sidst, gælder bagefter.',
        'The cases have different due dates. The one recorded last holds afterwards.',
      ),
    );
  if (one.birth && two.birth && one.birth.ms !== two.birth.ms)
    warnings.push(
      text(
        'Fødselstidspunkterne er forskellige. Se efter, om det er tvillinger.',
        'The times of birth differ. Check whether they are twins.',
      ),
    );
  const isProtected = (view: typeof one) => view.of('address-protected').length > 0;
  if (isProtected(one) !== isProtected(two))
    warnings.push(
      text(
        'Adressen er beskyttet i den ene sag. Beskyttelsen gælder bagefter i begge.',
        'The address is protected in one of the cases. Afterwards the protection holds in both.',
      ),
    );
  if (
    both.of('custody-recorded').length > two.of('custody-recorded').length &&
    two.of('custody-recorded').length > 0
  )
    warnings.push(
      text(
        'Begge sager fortæller om forældremyndigheden. Se efter, om de siger det samme.',
        'Both cases tell of custody. Check whether they say the same.',
      ),
    );
  const brought = derive(union).obligations.filter(
    (o) => dueText(o) !== null && o.seed.trigger.mergedFrom !== undefined && !o.met && !o.ended,
  ).length;
  if (brought > 0 && one.of('notification-received').length > 0 && two.of('notification-received').length > 0)
    warnings.push(
      text(
        'Begge sager har underretninger. Hver beholder sin egen frist fra den dag, den kom.',
        'Both cases have notifications. Each keeps its own limit from the day it came.',
      ),
    );
  return warnings;
}
