import { addDays, addMonths, type CivilDate, maxDate } from '../../calendar/index.ts';
import type { CaseView } from '../../case/case-view.ts';
import { clinicFollowed } from '../../case/clinic.ts';
import type { Fact } from '../../case/fact.ts';
import { measureById } from '../../case/measures.ts';
import { computeDates } from '../../obligations/compute-dates.ts';
import { ruleUnder, selectVersion } from '../../obligations/select-version.ts';
import { type Text, text } from '../../text.ts';
import { ALWAYS, type Dates, type Move, type Rule, type Seed, type Tracer } from '../rule.ts';
import { clinicRefused } from './clinic-refused.ts';
import { FIRST_FOLLOW_UP_MONTHS, firstFollowUpRule, followUpBroughtForward } from './first-follow-up.ts';
import { afterEachFollowUp, measureEnded, measureIdOf, nextFollowUp } from './follow-ups.ts';
import { laterFollowUpsRule } from './later-follow-ups.ts';
import { parallelConclusion } from './parallel-conclusion.ts';

const NOTICE_DAYS = 14;

/** One invitation per follow-up owed, the first (k1) and every later one (k1.1 …), where the clinic follows the child. */
function oneForEachFollowUp(view: CaseView): readonly Seed[] {
  const first = view
    .of('measure-implemented')
    .map((trigger): Seed => ({ key: measureIdOf(trigger), trigger, about: measureIdOf(trigger) }));
  return [...first, ...afterEachFollowUp(view)].filter(({ trigger }) => clinicFollowed(view, trigger));
}

/** When the follow-up is due to which an occurrence invites. */
function followUpDueOn(seed: Seed, view: CaseView): CivilDate | null {
  const rule = seed.trigger.type === 'follow-up-held' ? laterFollowUpsRule : firstFollowUpRule;
  const version = selectVersion(rule, seed.lawOn ?? seed.trigger.on, view.state.ruleSet);
  const due = version && ruleUnder(rule, version).due;
  return (due && computeDates(due, seed, view)?.dueOn) ?? null;
}

/** 14 days before the follow-up, but not before the day on which its date became known. */
function twoWeeksBefore(seed: Seed, view: CaseView, trace?: Tracer): Dates | null {
  const followUpOn = followUpDueOn(seed, view);
  if (!followUpOn) return null;
  trace?.({ text: text('Opfølgningens frist', 'Limit of the follow-up'), on: followUpOn });
  const counted = computeDates(
    { count: 'days', n: -NOTICE_DAYS },
    { ...seed, base: followUpOn },
    view,
    trace,
  );
  const concluded = seed.trigger.type === 'measure-implemented' && parallelConclusion(seed.trigger, view);
  const knownOn = concluded && concluded.on === followUpOn ? concluded.on : seed.trigger.on;
  const dueOn = maxDate(counted?.dueOn ?? followUpOn, knownOn);
  if (dueOn !== counted?.dueOn)
    trace?.({ text: text('Datoen blev først kendt her', 'The date became known only here'), on: dueOn });
  return { dueOn };
}

/** A parallel conclusion brings the follow-up forward, and its invitation with it. */
function broughtForward(seed: Seed, view: CaseView): readonly Move[] {
  const fact = seed.trigger.type === 'measure-implemented' ? parallelConclusion(seed.trigger, view) : null;
  const after = twoWeeksBefore(seed, view)?.dueOn;
  if (!fact || !after) return [];
  const { on } = seed.trigger;
  const before = maxDate(addDays(addMonths(on, FIRST_FOLLOW_UP_MONTHS), -NOTICE_DAYS), on);
  return [{ fact, before, after, reason: followUpBroughtForward }];
}

/** The first invitation sent after the follow-up came to be owed and not after it was held. */
function invitationSent(seed: Seed, view: CaseView): Fact | null {
  const measureId = String(seed.about);
  const held = nextFollowUp(measureId, seed.trigger, view);
  const fits = (fact: Fact): boolean =>
    fact.on >= seed.trigger.on &&
    (held === null || fact.on <= held.on) &&
    (fact.data.measureId === undefined || fact.data.measureId === measureId);
  return view.of('health-social-worker-invited').find(fits) ?? null;
}

function followUpOver(seed: Seed, view: CaseView): { fact: Fact; reason: Text } | null {
  const measureId = String(seed.about);
  const held = nextFollowUp(measureId, seed.trigger, view);
  const ended = measureById(view, measureId)?.ended ?? null;
  if (held && (!ended || held.ms <= ended.ms))
    return { fact: held, reason: text('Opfølgningen er holdt', 'The follow-up has been held') };
  if (ended) return { fact: ended, reason: measureEnded };
  return clinicRefused(view);
}

/** The clinic's social worker is invited to every follow-up and says whether her taking part is relevant. */
export const followUpInvitationRule: Rule = {
  id: 'F4-03',
  kind: 'deadline',
  phase: 4,
  title: text(
    'Sundhedssocialrådgiver indkaldes til opfølgning',
    'Clinic social worker invited to the follow-up',
  ),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'FR',
  alsoResponsible: ['SSR'],
  stands: 'child',
  subject: 'child',
  seeds: oneForEachFollowUp,
  openedBy: ['measure-implemented', 'follow-up-held'],
  occurs: text('én for hver opfølgning', 'one for each follow-up'),
  due: {
    count: 'computed',
    by: twoWeeksBefore,
    words: text(
      `${NOTICE_DAYS} dage før opfølgningens frist`,
      `${NOTICE_DAYS} days before the follow-up is due`,
    ),
  },
  moves: broughtForward,
  metBy: invitationSent,
  metByEvents: ['health-social-worker-invited'],
  endedBy: followUpOver,
  remind: [{ onTarget: true, to: 'FR' }],
  versions: [{ validFrom: ALWAYS, source: { text: 'ESB fase 4' } }],
  about: text(
    'Kun når Familieambulatoriet følger barnet, altså så længe familien ikke har sagt nej. Sundhedssocialrådgiveren svarer, om hendes deltagelse er relevant. Bliver opfølgningens dato kendt senere end 14 dage før, er fristen den dag; er opfølgningen holdt eller indsatsen ophørt, bortfalder den. 14 dage er vores forslag.',
    "Only where the clinic follows the child, that is while the family has not said no. The clinic's social worker answers whether her taking part is relevant. When the date becomes known later than 14 days ahead, the limit is that day; it falls away when the follow-up was held or the measure ended. 14 days are our proposal.",
  ),
};
