import { formatInstant } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { CaseState } from '../case/state.ts';
import type { Role } from '../rules/roles.ts';
import type { Certainty, Nature, RuleKind, Subject } from '../rules/rule.ts';
import { type Text, text } from '../text.ts';
import type { Derived } from './case-deadlines.ts';
import { derive } from './case-deadlines.ts';
import { messagesAhead } from './due-messages.ts';
import type { Adjustment, Obligation } from './obligation.ts';
import { adjustmentsOf } from './retraction-history.ts';
import { endMs, type Status, statusOf } from './status.ts';

/** A deadline as everybody outside sees it (contract §3). */
export interface Deadline {
  id: string;
  ruleId: string;
  ruleVersion: string;
  kind: RuleKind;
  title: Text;
  phase: 1 | 2 | 3 | 4 | null;
  nature: Nature;
  certainty: Certainty;
  source: { text: string; formerly?: string };
  responsible: Role;
  alsoResponsible: readonly Role[];
  subject: string;
  trigger: { event: string; eventId: number; at: string };
  earliestOn: string | null;
  targetOn: string | null;
  dueOn: string | null;
  dueAt: string | null;
  status: Status;
  /** Why it is cancelled or exempted, where it is. */
  statusReason: Text | null;
  metAt: string | null;
  metBy: number | null;
  reminders: readonly { at: string; to: Role; kind: string }[];
  adjustments: readonly Adjustment[];
}

/** All deadlines of a case as of an instant. */
export function deadlinesOf(state: CaseState, nowMs: number): Deadline[] {
  const derived = derive(state);
  return derived.obligations.map((o) => toDeadline(o, derived, nowMs));
}

export function toDeadline(o: Obligation, derived: Derived, nowMs: number): Deadline {
  const { view, closing } = derived;
  const status = statusOf(o, nowMs, closing);
  const { rule, seed } = o;
  const endsIt = closing !== null && closing.ms === endMs(o, closing);
  const metByClosing = status === 'met' && !o.met && endsIt ? closing : null;
  return {
    id: o.id,
    ruleId: rule.id,
    ruleVersion: o.version.validFrom,
    kind: rule.kind,
    title: seed.detail
      ? text(`${rule.title.da} – ${seed.detail.da}`, `${rule.title.en} – ${seed.detail.en}`)
      : rule.title,
    phase: rule.phase,
    nature: rule.nature,
    certainty: rule.certainty,
    source: o.version.source,
    responsible: seed.responsible ?? rule.responsible,
    alsoResponsible: rule.alsoResponsible ?? [],
    subject: seed.subject ?? subjectIn(view, rule.subject),
    trigger: { event: seed.trigger.type, eventId: seed.trigger.id, at: formatInstant(seed.trigger.ms) },
    earliestOn: o.earliestOn,
    targetOn: o.targetOn,
    dueOn: o.dueOn,
    dueAt: o.dueMs === null ? null : formatInstant(o.dueMs),
    status,
    statusReason: reasonOf(o, status),
    metAt:
      status === 'met' || status === 'met-late'
        ? formatInstant(o.met?.ms ?? endMs(o, closing) ?? nowMs)
        : null,
    metBy: o.met && (status === 'met' || status === 'met-late') ? o.met.id : (metByClosing?.eventId ?? null),
    reminders: messagesAhead(o, view, closing, nowMs).map((m) => ({
      at: formatInstant(m.ms),
      to: m.to,
      kind: m.kind,
    })),
    adjustments: adjustmentsOf(o, derived),
  };
}

function reasonOf(o: Obligation, status: Status): Text | null {
  if (status === 'cancelled') return o.ended?.reason ?? text('Ikke benyttet', 'Not used');
  if (status === 'exempted') return text('Fritaget med begrundelse', 'Exempted with a reason');
  return null;
}

/** Whom a rule is about: before birth the unborn child, after it the child of this very case. */
export const subjectIn = (view: CaseView, subject: Subject): string =>
  subject === 'child' || (subject === 'unborn' && view.kind === 'child') ? view.state.ref : subject;
