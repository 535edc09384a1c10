import { formatInstant } from '../calendar/index.ts';
import type { CaseState } from '../case/state.ts';
import { documentById } from '../documents/documents-of.ts';
import { calendarEntry } from '../meetings/invitations.ts';
import { derive } from '../obligations/case-deadlines.ts';
import { subjectIn } from '../obligations/deadline.ts';
import type { FamilyRole } from '../rules/roles.ts';
import { type Text, text } from '../text.ts';

/** What a planned message has to tell the family, read from the case when it is told. No name, no number, no free text. */
export interface FamilyNotice {
  /** Whose information it is: `mother`, `unborn`, `child:1` … */
  about: string;
  /** The matter in a few words. */
  matter: Text;
  /** The last day or moment, or when a meeting `begins`; both null where the matter has no date. */
  on: string | null;
  at: string | null;
  begins: boolean;
  /** The day has passed. */
  late: boolean;
}

/** A message to the family as the outbox names it. */
export interface FamilyMessage {
  kind: string;
  /** A deadline's id, `meeting:…` or `document:…`. */
  about: string;
  to: FamilyRole;
}

/** The notice behind a message of the outbox; null where the case has nothing of that name (any more). Total. */
export function familyNotice(state: CaseState, message: FamilyMessage, nowMs: number): FamilyNotice | null {
  const { view, obligations } = derive(state);
  const family = state.kind === 'child' ? state.ref : 'mother';
  if (message.about.startsWith('meeting:')) {
    const entry = calendarEntry(message.about.slice('meeting:'.length), { role: message.to }, view, nowMs);
    if ('silent' in entry) return null;
    const at = formatInstant(entry.startMs);
    return {
      about: family,
      matter: entry.method === 'REQUEST' ? invited : calledOff,
      on: null,
      at,
      begins: true,
      late: false,
    };
  }
  if (message.about.startsWith('document:')) {
    const matter = documentById(view, message.about.slice('document:'.length))?.template.title ?? letter;
    return { about: family, matter, on: null, at: null, begins: false, late: false };
  }
  const o = obligations.find((one) => one.id === message.about);
  if (!o) return null;
  const { rule, seed } = o;
  return {
    about: seed.subject ?? subjectIn(view, rule.subject),
    matter: seed.detail
      ? text(`${rule.title.da} – ${seed.detail.da}`, `${rule.title.en} – ${seed.detail.en}`)
      : rule.title,
    on: o.dueMs === null ? (o.dueOn ?? o.targetOn) : null,
    at: o.dueMs === null ? null : formatInstant(o.dueMs),
    begins: false,
    late: message.kind === 'breach',
  };
}

/** The matter of a message by its name alone, for one whose ground fell away since; null for a deadline. */
export function matterByName(about: string): Text | null {
  if (about.startsWith('meeting:')) return invited;
  return about.startsWith('document:') ? letter : null;
}

const invited = text('Indkaldelse til et møde', 'An invitation to a meeting');
const calledOff = text('Et møde er aflyst', 'A meeting has been called off');
const letter = text('Et brev', 'A letter');
