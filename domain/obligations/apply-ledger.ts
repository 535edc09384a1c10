import { addDays, type CivilDate, daysBetween, formatInstant, startOfDayMs } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { Fact } from '../case/fact.ts';
import { text } from '../text.ts';
import { targetOf } from './compute-dates.ts';
import type { Adjustment, Obligation } from './obligation.ts';

const DAY_MS = 86_400_000;

/** The ledger's events, all keyed by `deadlineId`. */
export const ledgerEvents = [
  'deadline-paused',
  'deadline-resumed',
  'deadline-extended',
  'deadline-exempted',
] as const;

/**
 * Applies pauses, extensions and exemptions in order of recording: a pause moves the limit by the civil days from
 * pause to resume (contract, Ledger); an extension sets it; an exemption ends the duty with a reason.
 */
export function applyLedger(obligation: Obligation, view: CaseView): Obligation {
  const ledger = view.of(...ledgerEvents);
  if (ledger.length === 0) return obligation;
  const entries = ledger.filter((fact) => fact.data.deadlineId === obligation.id);
  return entries.reduce((now, fact) => applyEntry(now, fact, view), obligation);
}

function applyEntry(o: Obligation, fact: Fact, view: CaseView): Obligation {
  switch (fact.type) {
    case 'deadline-paused': {
      const until = untilOf(fact);
      const moved = until === null ? o : moveDays(o, daysBetween(fact.on, until), view);
      return {
        ...moved,
        pausedSince: fact,
        pausedUntilMs: until === null ? null : startOfDayMs(until),
        adjustments: [...o.adjustments, note('pause', fact, dueText(o), dueText(moved))],
      };
    }
    case 'deadline-resumed': {
      if (!o.pausedSince || (o.pausedUntilMs !== null && fact.ms >= o.pausedUntilMs)) return o;
      const until = untilOf(o.pausedSince);
      const counted = until === null ? 0 : daysBetween(o.pausedSince.on, until);
      const moved = moveDays(o, daysBetween(o.pausedSince.on, fact.on) - counted, view);
      return {
        ...moved,
        pausedSince: null,
        pausedUntilMs: null,
        adjustments: [...o.adjustments, note('resume', fact, dueText(o), dueText(moved))],
      };
    }
    case 'deadline-extended': {
      const moved = moveTo(o, String(fact.data.until), view);
      return {
        ...moved,
        adjustments: [...o.adjustments, note('extension', fact, dueText(o), dueText(moved))],
      };
    }
    default:
      return {
        ...o,
        exempted: fact,
        adjustments: [...o.adjustments, note('exemption', fact, dueText(o), null)],
      };
  }
}

/** The day on which a pause ends by itself, or null: it runs until somebody resumes. */
const untilOf = (pause: Fact): CivilDate | null =>
  typeof pause.data.until === 'string' ? pause.data.until : null;

/** Moves a limit by whole days: both its dates, or its instant. */
function moveDays(o: Obligation, days: number, view: CaseView): Obligation {
  if (o.dueMs !== null) return { ...o, dueMs: o.dueMs + days * DAY_MS };
  return o.dueOn === null ? o : moveTo(o, addDays(o.dueOn, days), view);
}

function moveTo(o: Obligation, dueOn: CivilDate, view: CaseView): Obligation {
  if (o.dueOn === null) return o;
  const shift = daysBetween(o.dueOn, dueOn);
  const targetOn = o.targetOn === null ? null : targetOf(dueOn, view);
  return { ...o, dueOn, targetOn, metUntilOn: o.metUntilOn ? addDays(o.metUntilOn, shift) : null };
}

/** The limit as one text, for before and after. */
export const dueText = (o: Pick<Obligation, 'dueOn' | 'dueMs'>): string | null =>
  o.dueMs !== null ? formatInstant(o.dueMs) : o.dueOn;

const words = {
  pause: text('Sat på pause', 'Paused'),
  resume: text('Pausen er slut', 'Pause ended'),
  extension: text('Forlænget', 'Extended'),
  exemption: text('Fritaget med begrundelse', 'Exempted with a reason'),
};

function note(kind: keyof typeof words, fact: Fact, before: string | null, after: string | null): Adjustment {
  return {
    kind,
    at: formatInstant(fact.ms),
    by: fact.by,
    eventId: fact.id,
    reason: words[kind],
    before,
    after,
  };
}
