import type { CivilDate, DayTrace } from '../calendar/index.ts';
import type { CaseView } from '../case/case-view.ts';
import type { EventType, Fact } from '../case/fact.ts';
import type { Json } from '../json.ts';
import type { Text } from '../text.ts';
import type { Rhythm } from './organisation.ts';
import type { NumericParameter } from './parameters.ts';
import type { Role } from './roles.ts';

/**
 * The form of every row of the catalogue. A rule is data; what does not fit a table row is a named function
 * beside it, referred to by its name. A released version never changes: a checksum test guards it.
 */

export type RuleId = string;

/** LOV statute · RET citizen's right · AFT agreement · MÅL target · VEJL guidance · DRIFT rhythm · DESIGN our proposal. */
export type Nature = 'LOV' | 'RET' | 'AFT' | 'MÅL' | 'VEJL' | 'DRIFT' | 'DESIGN';

/** S read in a source · V verified · V-old verified for the older act · U… unverified, with confidence. */
export type Certainty = 'S' | 'V' | 'V-old' | 'U-high' | 'U-med' | 'U-low' | 'U';

/** What a row is, and so what can be asked of it: only deadlines and rights have dates. */
export type RuleKind = 'deadline' | 'right' | 'guard' | 'fact' | 'checklist' | 'organisation' | 'query';

export type Subject = 'mother' | 'unborn' | 'child' | 'notifier' | 'case';

/** Since always: the row has no start date of its own, or the older act covers whatever came before. */
export const ALWAYS: CivilDate = '1900-01-01';

/** Barnets lov in force. */
export const BARNETS_LOV: CivilDate = '2024-01-01';

/** The General Data Protection Regulation applies. */
export const GDPR: CivilDate = '2018-05-25';

/** Equality on a fact's data by dotted path; a list means any of them. Missing counts as null. */
export type Where = Readonly<Record<string, Json>>;

/** One occurrence of a rule before its dates: what opened it, under which key, and what the computation may need. */
export interface Seed {
  key: string;
  trigger: Fact;
  /** Where counting starts when it is not the trigger's own moment. */
  base?: CivilDate;
  /** Earlier starts of counting that became known later, in order of recording (F1-23's awareness). */
  rebased?: readonly { fact: Fact; before: CivilDate; base: CivilDate }[];
  /** The day whose law governs, where it is not the trigger's: F4-02 follows the act of the measure's decision. */
  lawOn?: CivilDate;
  /** Free for the rule's own functions (the examination's row, the measure's id …). */
  about?: Json;
  subject?: string;
  /** Added to the title: "4 måneder". */
  detail?: Text;
  /** Replaces the rule's responsible role for this occurrence (F2-04 when she has refused the clinic). */
  responsible?: Role;
}

/** The computed dates. Date-based rules fill `…On`, hour-based ones `dueMs` alone (contract §1). */
export interface Dates {
  earliestOn?: CivilDate | null;
  /** Left out: the last arbejdsdag on or before `dueOn`. */
  targetOn?: CivilDate | null;
  dueOn?: CivilDate | null;
  dueMs?: number | null;
  /** Acting until here still counts as met, not met-late (F2-04: the later of dueOn and 31+0). */
  metUntilOn?: CivilDate;
  /** already overdue from 00:00 of `dueOn` itself. */
  exclusive?: true;
}

/** One line of a computation, kept when somebody asks why. `days` lists every day walked, skipped ones by name. */
export interface Step {
  text: Text;
  on?: CivilDate;
  ms?: number;
  days?: DayTrace;
}

/** What moved a limit after its occurrence was opened: a meeting moved, school start postponed, an assessment concluded. */
export interface Move {
  fact: Fact;
  before: CivilDate | null;
  after: CivilDate | null;
  reason: Text;
}

/** Collects steps; left out when only the dates are wanted. */
export type Tracer = (step: Step) => void;

export type Quantity = number | NumericParameter;

/** Where counting starts: the trigger (or the start that an occurrence gives), the termin, or the birth. */
export type Base = 'trigger' | 'term' | 'birth';

/** How the limit is counted. Negative numbers count backwards from the base. */
export type Due =
  | { count: 'hours'; hours: number }
  | {
      count: 'days' | 'weeks' | 'months' | 'years' | 'workingDays' | 'hverdage';
      n: Quantity;
      base?: Base;
      /** What counting starts from, in words, where each occurrence sets it itself (F1-23's awareness). */
      startWords?: Text;
      /** R-05 for a citizen's limit, R-08 for one in EU law; an authority's never rolls. */
      roll?: 'citizen' | 'eu';
    }
  /** Target the same day, limit the n-th arbejdsdag after ("same or next day"). */
  | { count: 'sameDayThen'; workingDays: number; base?: Base }
  | { count: 'gestation'; age: string }
  | { count: 'earliest' | 'latest'; of: readonly Due[] }
  | { count: 'none' }
  /** A named function; `null` means that the rule does not apply to this seed. */
  | {
      count: 'computed';
      by: (seed: Seed, view: CaseView, trace?: Tracer) => Dates | null;
      /** What the function counts from, where the contract's rule on late referral has to know. */
      bound?: 'term' | 'birth';
      /** The limit is an instant: a bare date as its trigger is refused like for hours. */
      instant?: true;
      /** The limit in words, for the printed law. */
      words?: Text;
    };

export interface Opening {
  on: EventType | readonly EventType[];
  where?: Where;
  when?: (fact: Fact, view: CaseView) => boolean;
  /** Data path that gives the key; left out: a number in order of opening, never reused. */
  key?: string;
  /** Only the first such fact opens. */
  once?: true;
  /** Facts carried over from a linked case open too. */
  carried?: true;
}

export interface Meeting {
  by: EventType | readonly EventType[];
  where?: Where;
  /** Data path that must equal the occurrence's key. */
  same?: string;
  when?: (fact: Fact, seed: Seed, view: CaseView) => boolean;
  /** An act before the trigger counts too (examinations meet by their code at any time). */
  anyTime?: true;
  /** The very event that opens it meets it too (X-07: the disclosure is its own record). */
  itself?: true;
}

export interface Ending {
  by: EventType | readonly EventType[];
  where?: Where;
  same?: string;
  when?: (fact: Fact, seed: Seed, view: CaseView) => boolean;
  /** Shown as the reason of `cancelled`. */
  reason: Text;
}

/** A moment of the reminder plan, measured from the counting start (`after`) or the limit (`before`). */
export interface ReminderStep {
  after?: {
    hours?: number;
    days?: number;
    weeks?: number;
    months?: number;
    hverdage?: number;
    workingDays?: number;
  };
  before?: { hours?: number; days?: number; weeks?: number; months?: number };
  /** Before the first day on which it may be done (F2-13). */
  beforeEarliest?: { days: number };
  /** On the target date itself: where the catalogue names who is reminded but not when. */
  onTarget?: true;
  /** So many days after the limit, while it is still unmet. */
  afterLimit?: { days: number };
  /** On the day of this gestational age, `w+d`. */
  gestation?: string;
  /** A hard stop: falls only where its moment lies after the limit. Left out, a step after the limit falls away. */
  pastLimit?: true;
  /** Said again every so many days, until it is met or ends, `times` in all: a plan stays finite. */
  repeat?: { days: number; times: number };
  /** `responsible`: whoever the occurrence is owed by. */
  to: Role | readonly Role[] | 'responsible';
  kind?: 'reminder' | 'escalation';
  /** Left out: always. */
  when?: (seed: Seed, view: CaseView) => boolean;
  /** `when` in words, for the printed law. */
  words?: Text;
}

/** What a version says; fields left out are those of the rule. */
export interface RuleVersion {
  validFrom: CivilDate;
  source: { text: string; formerly?: string };
  /** Differences from the rule's own fields while this version is in force. `false`: does not apply. */
  change?: Partial<Pick<Rule, 'due' | 'opens' | 'met' | 'ends' | 'moves' | 'remind' | 'responsible'>>;
}

export interface Rule {
  id: RuleId;
  kind: RuleKind;
  /** 1–4, null for the cross-cutting rows. */
  phase: 1 | 2 | 3 | 4 | null;
  title: Text;
  nature: Nature;
  certainty: Certainty;
  responsible: Role;
  alsoResponsible?: readonly Role[];
  stands: 'pregnancy' | 'child' | 'both' | 'organisation';
  subject: Subject;
  opens?: readonly Opening[];
  /** Instead of `opens`, for rows whose occurrences do not follow one event each (F4-05's table). */
  seeds?: (view: CaseView) => readonly Seed[];
  /** What each occurrence of `seeds` stands for, in words: "one for each notification". */
  occurs?: Text;
  /** The events behind `seeds`, for the printed law, the registry and the coverage table. */
  openedBy?: readonly EventType[];
  due?: Due;
  /** The later facts that moved this occurrence's limit, in order of recording: its adjustments. */
  moves?: (seed: Seed, view: CaseView) => readonly Move[];
  met?: readonly Meeting[];
  /** Instead of `met`, for acts that one event alone does not make (both conclusions signed). */
  metBy?: (seed: Seed, view: CaseView) => Fact | null;
  /** The events behind `metBy`. */
  metByEvents?: readonly EventType[];
  ends?: readonly Ending[];
  /** Instead of or beside `ends`. */
  endedBy?: (seed: Seed, view: CaseView) => { fact: Fact; reason: Text } | null;
  /** Birth takes it away if its limit has not passed (F2-01 … F2-06, F2-10, F2-11, F1-25). */
  endsAtBirth?: true;
  /** Stands on after loss and closing: documentation duties, access, complaints. */
  survives?: true;
  /** Nobody is written to about it after a loss (F3-23 stays as an offer). */
  quietAfterLoss?: true;
  /** The end of the case itself meets it (F4-12). */
  metByClosing?: true;
  /** Guidance that is not opened when it lies before a late referral, whatever its nature (examinations). */
  examination?: true;
  /** After a late referral due as soon as notice allows, instead of on the fifth arbejdsdag (F2-04). */
  lateReferral?: 'notice';
  /** A citizen's own limit: not used in time it ends as cancelled, nobody is ever in breach. */
  citizens?: true;
  remind?: readonly ReminderStep[];
  /** Who hears of a breach; left out: the responsible role and its leader. */
  breachTo?: readonly Role[];
  /** Oldest first. */
  versions: readonly RuleVersion[];
  /** An open legal doubt (§7), printed with the rule. */
  doubt?: Text;
  /**
   * The row in the words of the field: every condition that is a function, what meets it, whose number the limit is.
   * A reader of the printed law needs no name of a function; a test asks for it wherever there is one.
   */
  about?: Text;
  /** The items of a checklist, or what the row lists (an examination programme, factors). */
  items?: readonly Text[];
  /** A LOV row that its own law lets the authority extend (X-12: two months, once, before dueOn). */
  extendable?: { months: number };
  /** How often an organisation row recurs. */
  rhythm?: Rhythm;
}
