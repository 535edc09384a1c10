import { addYears, type CivilDate, civilDateOf, startOfDayMs } from '../calendar/index.ts';
import { atPath, type Json } from '../json.ts';
import type { CaseView } from './case-view.ts';
import { type Fact, recordedAfter } from './fact.ts';

/** `meeting` is form 4.1: it covers collecting and disclosing, with the named participants only. */
export type ConsentDirection = 'collect' | 'disclose' | 'meeting';

/** One consent as the case knows it. Two cases may use the same id: a consent is its id and the case it was given in. */
export interface Consent {
  id: string;
  /** Ref of the case in which it was given. */
  givenIn: string;
  direction: ConsentDirection;
  /** Whose information it is: `mother`, `unborn`, `child:1` … */
  subject: string;
  giver: string;
  receivers: readonly string[];
  categories: readonly string[];
  form: string;
  /** The professional who alone may disclose under it: a role or a person's id. */
  discloser: string | null;
  givenOn: CivilDate;
  /** The anniversary: the first day without validity. */
  lapsesOn: CivilDate;
  withdrawnMs: number | null;
  /**
   * When the other custody holder protested or the giver lost custody, or adoption ended what the former parents
   * had said (F4-42).
   */
  blockedMs: number | null;
  fact: Fact;
}

/** What a sending needs: any consent of these directions, or the one named, towards one receiver. */
export interface ConsentQuestion {
  consentId?: string;
  directions: readonly ConsentDirection[];
  receiver: string;
  categories?: readonly string[];
  atMs: number;
}

/** The anniversary of a consent; one of 29 February lapses on 28 February. */
export const lapsesOn = (givenOn: CivilDate): CivilDate => addYears(givenOn, 1);

/** Every consent that the case knows, those from the pregnancy that concern the child among them, oldest first. */
export function consentsOf(view: CaseView): readonly Consent[] {
  return consentsWhere(view, () => true);
}

/** The consents told by these facts, oldest first; the others are not read, so that asking for one costs one. */
export function consentsWhere(view: CaseView, told: (fact: Fact) => boolean): readonly Consent[] {
  return view
    .of('consent-given')
    .filter(told)
    .map((fact) => toConsent(fact, view));
}

/** The consent with this id; one given in the case itself goes before one that came from a linked case. */
export function consentById(view: CaseView, id: string): Consent | null {
  const found = consentsWhere(view, (fact) => String(fact.data.consentId) === id);
  return found.find((consent) => consent.givenIn === view.state.ref) ?? found[0] ?? null;
}

/** Whether a consent counts at an instant: given, not lapsed, not withdrawn, not protested against. */
export function consentIsValid(consent: Consent, atMs: number): boolean {
  const on = civilDateOf(atMs);
  if (on < consent.givenOn || on >= consent.lapsesOn) return false;
  if (consent.withdrawnMs !== null && consent.withdrawnMs <= atMs) return false;
  return consent.blockedMs === null || consent.blockedMs > atMs;
}

/** The consent that by itself covers the receiver and every category at that instant, or null (X-01 … X-05). */
export function consentCovers(view: CaseView, question: ConsentQuestion): Consent | null {
  const named = question.consentId === undefined ? consentsOf(view) : [consentById(view, question.consentId)];
  return named.find((consent) => consent !== null && covers(consent, question)) ?? null;
}

function covers(consent: Consent, { directions, receiver, categories, atMs }: ConsentQuestion): boolean {
  return (
    directions.includes(consent.direction) &&
    consent.receivers.includes(receiver) &&
    (categories ?? []).every((category) => consent.categories.includes(category)) &&
    consentIsValid(consent, atMs)
  );
}

function toConsent(fact: Fact, view: CaseView): Consent {
  const { data } = fact;
  const id = String(data.consentId);
  const givenIn = fact.carried?.ref ?? view.state.ref;
  const givenOn = typeof data.givenOn === 'string' ? data.givenOn : fact.on;
  const consent = {
    id,
    givenIn,
    direction: data.direction as ConsentDirection,
    subject: String(data.subject ?? 'mother'),
    giver: String(atPath(data, 'giver.role') ?? ''),
    receivers: strings(data.receivers),
    categories: strings(data.categories),
    form: String(data.form ?? ''),
    discloser: typeof data.discloser === 'string' ? data.discloser : null,
    givenOn,
    lapsesOn: lapsesOn(givenOn),
    withdrawnMs: withdrawalOf(id, givenIn, view)?.ms ?? null,
    fact,
  };
  return { ...consent, blockedMs: earliest(blockOf(consent, view)?.ms, custodyLostMs(consent, view)) };
}

type Unblocked = Omit<Consent, 'blockedMs'>;

/** A withdrawal names the case in which the consent was given, so that equal ids of linked cases never meet. */
export function withdrawalOf(id: string, givenIn: string, view: CaseView): Fact | null {
  return (
    view
      .of('consent-withdrawn')
      .find((fact) => fact.data.consentId === id && (fact.data.givenIn ?? view.state.ref) === givenIn) ?? null
  );
}

/** The child that a consent is about, by the ref of its case; null when it is about somebody else. */
function childOf({ subject }: Unblocked, view: CaseView): string | null {
  if (subject.startsWith('child:')) return subject;
  return view.kind === 'child' && (subject === 'child' || subject === 'unborn') ? view.state.ref : null;
}

const earliest = (a: number | undefined, b: number | null): number | null =>
  a === undefined ? b : b === null ? a : Math.min(a, b);

/**
 * From when whoever gave a consent about a child no longer holds custody, as recorded: what they said for the child does
 * not carry anything that leaves afterwards (SUL § 17). `FMI` is whoever holds custody and cannot be told apart.
 */
function custodyLostMs(consent: Unblocked, view: CaseView): number | null {
  const child = childOf(consent, view);
  if (child === null || consent.giver === 'FMI') return null;
  let lost: number | null = null;
  for (const fact of view.of('custody-recorded')) {
    if (!tellsOf(fact, child, view)) continue;
    const from = String(fact.data.from ?? fact.on);
    const isLater = from > consent.givenOn;
    const on = isLater ? from : consent.givenOn;
    if (custodyOf(view, child, on)?.holders.includes(consent.giver) !== false) continue;
    const ms = startOfDayMs(on);
    lost = lost === null ? ms : Math.min(lost, ms);
  }
  return lost;
}

/**
 * Disclosure of what concerns a child stops when the other custody holder protests (SUL § 17, X-05), and when the
 * child is adopted: what the former parents consented to has ended (F4-42).
 */
function blockOf(consent: Unblocked, view: CaseView): Fact | null {
  const child = childOf(consent, view);
  if (child === null) return null;
  const after = (fact: Fact): boolean => recordedAfter(fact, consent.fact) && fact.on >= consent.givenOn;
  const adopted = view.kind === 'child' ? view.of('adoption-granted').find(after) : undefined;
  if (adopted) return adopted;
  if (consent.direction === 'collect') return null;
  return (
    view.of('consent-refused').find((fact) => after(fact) && protests(fact, consent, child, view)) ?? null
  );
}

function protests(refusal: Fact, consent: Unblocked, child: string, view: CaseView): boolean {
  const { by, consentId, subject } = refusal.data;
  if (consentId !== undefined) return consentId === consent.id;
  if (subject !== undefined && subject !== consent.subject && subject !== child) return false;
  if (typeof by !== 'string' || (by === consent.giver && by !== 'FMI')) return false;
  return by === 'FMI' || (custodyOf(view, child, refusal.on)?.holders.includes(by) ?? false);
}

/** Who holds custody of a child on a day, as recorded; `residence` where the parents live apart. */
export interface Custody {
  holders: readonly string[];
  residence: string | null;
}

/** In a child's own case plain `child` is that child. */
const tellsOf = ({ data, carried }: Fact, child: string, view: CaseView): boolean =>
  data.child === child || (data.child === 'child' && !carried && child === view.state.ref);

/** The custody recorded last for that day, or null when nobody has recorded any. */
export function custodyOf(view: CaseView, child: string, on: CivilDate): Custody | null {
  let found: Fact | null = null;
  for (const fact of view.of('custody-recorded')) {
    const from = String(fact.data.from ?? fact.on);
    if (!tellsOf(fact, child, view) || from > on) continue;
    const known = found === null ? '' : String(found.data.from ?? found.on);
    if (found === null || from > known || (from === known && recordedAfter(fact, found))) found = fact;
  }
  if (!found) return null;
  const { residence } = found.data;
  return {
    holders: strings(found.data.holders),
    residence: typeof residence === 'string' ? residence : null,
  };
}

const strings = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
