import { addDays, addMonths, civilDateOf, formatInstant } from '../../calendar/index.ts';
import { consentIsValid, consentsOf } from '../../case/consents.ts';
import { enteredConsents, entriesOf } from '../../case/meeting-consents.ts';
import { childRefs } from '../../case/people.ts';
import { restrictionAt } from '../../disclosure/restriction.ts';
import { documentTemplates } from '../../documents/registry.ts';
import type { Json, JsonObject } from '../../json.ts';
import { derive } from '../../obligations/case-deadlines.ts';
import type { Obligation } from '../../obligations/obligation.ts';
import { statusOf, unmetStatuses } from '../../obligations/status.ts';
import { catalogue } from '../../rules/catalogue.ts';
import { criterionCodes } from '../../rules/inclusion/criteria.ts';
import { substances } from '../../rules/inclusion/substances.ts';
import type { Chance } from './chance.ts';
import { examinationCodes } from './examination-acts.ts';
import { pastInstant, pastMoment, plannedMs, type Situation } from './situation.ts';

/** Fields of a command that only fit each other or the case; `undefined` leaves a field out, null: not possible here. */
type Fitting = (situation: Situation, known: JsonObject) => Readonly<Record<string, Json | undefined>> | null;

const roles = ['FR', 'FP', 'SP', 'GP', 'CMU', 'NF', 'WARD'];
const categories = ['health', 'substance-use', 'social'];

/** Deadlines that still ask for an act, narrowed. */
function unmet({ view, nowMs }: Situation, fits: (o: Obligation) => boolean): string[] {
  const { obligations, closing } = derive(view.state);
  return obligations
    .filter((o) => unmetStatuses.includes(statusOf(o, nowMs, closing)) && fits(o))
    .map((o) => o.id);
}

const oneDeadline =
  (fits: (o: Obligation) => boolean): Fitting =>
  (situation) => {
    const deadlineId = situation.chance.pick(unmet(situation, fits));
    return deadlineId === undefined ? null : { deadlineId };
  };

const movable = (o: Obligation): boolean => o.rule.nature !== 'LOV' && (o.dueOn !== null || o.dueMs !== null);
const dated = (o: Obligation): boolean => o.rule.nature !== 'LOV' && o.dueOn !== null;

/** A later day than the limit, as an extension names it. */
const extendedDeadline: Fitting = (situation) => {
  const { obligations } = derive(situation.view.state);
  const ids = unmet(situation, (o) => dated(o) || o.rule.extendable !== undefined);
  const found = obligations.find((o) => o.id === situation.chance.pick(ids));
  if (!found?.dueOn) return null;
  const until = addDays(found.dueOn, situation.chance.whole(7, 40));
  return { deadlineId: found.id, until: found.rule.extendable ? undefined : until };
};

const someChild: Fitting = ({ view, chance }) => {
  const who = chance.pick(view.kind === 'child' ? [view.state.ref] : childRefs(view));
  return who === undefined ? null : { who };
};

const someCode = (chance: Chance): string => chance.pick([...criterionCodes]) ?? '';

const exposure: Fitting = ({ chance }) => ({
  substance: chance.pick(substances)?.label ?? 'Alkohol',
  code: chance.maybe(0.3) ? someCode(chance) : undefined,
  from: undefined,
  to: undefined,
});

/** Receivers whom the consents entered at that meeting name, beside the clinic itself. */
const coveredMinutes: Fitting = ({ view, nowMs, chance }, { meetingId }) => {
  const consents = enteredConsents(entriesOf(view, String(meetingId)), view, nowMs);
  const named = [...new Set(consents.flatMap((consent) => consent.receivers))];
  return { recipients: ['FP', ...chance.some(named, 0, 2)] };
};

const meetingConsents = ({ view, nowMs }: Situation): string[] =>
  consentsOf(view)
    .filter((consent) => consent.direction === 'meeting' && consentIsValid(consent, nowMs))
    .map((consent) => consent.id);

/** Under a consent that covers it, by a provision of law, or neither (and then refused). */
const disclosure: Fitting = (situation) => {
  const { view, nowMs, chance } = situation;
  const despiteRestriction = restrictionAt(view, nowMs) ? 'protect-other' : undefined;
  const valid = consentsOf(view).filter((one) => one.direction !== 'collect' && consentIsValid(one, nowMs));
  const consent = chance.maybe(0.7) ? chance.pick(valid) : undefined;
  if (consent)
    return {
      to: chance.pick(consent.receivers.filter((one) => roles.includes(one))),
      categories: consent.categories.slice(0, 1),
      consentId: consent.id,
      legalBasis: undefined,
      discloser: undefined,
      despiteRestriction,
    };
  const legalBasis = chance.maybe(0.9) ? 'SUL § 43 stk. 2 nr. 2' : undefined;
  return {
    to: chance.pick(roles),
    categories: ['social'],
    legalBasis,
    consentId: undefined,
    despiteRestriction,
  };
};

const checklists = catalogue.filter(
  (rule) => rule.kind === 'checklist' || rule.met?.some((act) => act.by.includes('checklist-confirmed')),
);

/** A letter with nothing filled in but what its template asks for; a version of one that stands now and then. */
const someDocument: Fitting = ({ view, chance }) => {
  const fits = documentTemplates.filter(({ kinds, needsAbout }) => kinds.includes(view.kind) && !needsAbout);
  const template = chance.pick(fits)?.name;
  return template === undefined
    ? null
    : {
        ...{ documentId: undefined, template, drafter: 'writer' },
        fields: template === 'decision' ? { basis: 'BL32' } : undefined,
      };
};

/** What a command needs beyond its fields' own words. A command that is not here is told by its fields alone. */
const fitting: Readonly<Record<string, Fitting>> = {
  'draft-document': someDocument,
  'approve-document': () => ({ version: undefined, approver: 'reader' }),
  'record-exposure': exposure,
  'confirm-inclusion': ({ chance }) => ({ codes: [someCode(chance)] }),
  'stop-treatment': ({ chance }) => ({ offer: chance.pick(['CMU', 'VM', 'PSY']) }),
  'receive-application': ({ chance }) => ({ caseType: chance.pick(['support', 'relief']) }),
  'set-due-date': ({ view, nowMs, chance }) => {
    const known = view.term?.edd ?? addDays(civilDateOf(nowMs), 150);
    return { edd: addDays(known, chance.whole(-20, 20)) };
  },
  'receive-notification': (situation) => ({
    notifier: { role: situation.chance.pick(roles) ?? 'GP', professional: situation.chance.maybe(0.8) },
  }),
  'assess-notification': ({ chance }) => ({
    assessors: [`fr-${chance.whole(1, 4)}`, `fr-${chance.whole(5, 9)}`],
  }),
  'plan-meeting': (situation) => ({
    kind: situation.chance.pick(
      situation.view.kind === 'child' ? ['network', 'closing', 'ad-hoc'] : ['ad-hoc', 'discharge', 'term'],
    ),
    meetingAt: formatInstant(plannedMs(situation, 3, 40)),
  }),
  'hold-meeting': (situation) => ({
    consents: situation.chance.some(meetingConsents(situation), 0, 3),
    participants: ['FP', 'mother', ...situation.chance.some(roles.slice(2), 0, 3)],
  }),
  'enter-meeting-consents': (situation) => {
    const consents = situation.chance.some(meetingConsents(situation), 1, 2);
    return consents.length === 0 ? null : { consents };
  },
  'decide-earlier-meeting': () => ({ granted: false, meetingAt: undefined }),
  'send-minutes': coveredMinutes,
  'give-consent': ({ view, chance }) => ({
    direction: chance.pick(['meeting', 'meeting', 'disclose', 'collect']),
    subject: chance.pick(['mother', 'mother', view.kind === 'child' ? view.state.ref : 'unborn']),
    giver: { role: 'mother' },
    receivers: chance.some(roles, 2, 5),
    categories: chance.some(categories, 1, 3),
    discloser: chance.maybe(0.1) ? 'FP' : undefined,
    renews: chance.maybe(0.2) ? consentsOf(view).at(-1)?.id : undefined,
  }),
  disclose: disclosure,
  'restrict-processing': () => ({ who: 'mother' }),
  'lift-restriction': () => ({ who: 'mother' }),
  'decide-measure': ({ view, nowMs, chance }) => ({
    basis: chance.pick(view.birth ? ['BL32', 'BL46', 'BL47', 'BL143'] : ['BL32', 'BL32', 'BL46', 'BL49']),
    grounds: chance.maybe(0.6) ? chance.pick(['earlier', 'parallel']) : undefined,
    receivedOn: chance.maybe(0.3) ? civilDateOf(nowMs) : undefined,
  }),
  'confirm-presence': (situation) => {
    const fromMs = pastMoment(situation);
    return { from: formatInstant(fromMs), to: formatInstant(fromMs + 3 * 3_600_000) };
  },
  'record-birth': (situation) => {
    const many = situation.chance.maybe(0.12) ? 2 : 1;
    const children = Array.from({ length: many }, (_, i) => ({ ref: `child:${i + 1}`, alive: true }));
    return { bornAt: pastInstant(situation), children };
  },
  'correct-birth': (situation) => {
    const { view, chance } = situation;
    if (!view.birth) return null;
    const shifted = view.birth.ms + chance.whole(1, 40) * 60_000;
    return { ...someChild(situation, {}), bornAt: formatInstant(Math.min(shifted, situation.nowMs)) };
  },
  discharge: ({ view, chance }) => ({
    who:
      view.kind === 'child'
        ? view.state.ref
        : (chance.pick(['mother', 'mother', ...childRefs(view)]) ?? 'mother'),
  }),
  'confirm-measures-in-place': someChild,
  'send-discharge-messages': ({ chance }) => ({ to: chance.some(roles, 1, 3), who: undefined }),
  'decide-discharge-route': ({ chance }) => ({
    level: chance.whole(1, 4),
    municipalCase: chance.maybe(0.7),
    planOrInvestigation: chance.maybe(0.6),
  }),
  'record-death': ({ view, chance }) => ({
    who: view.kind === 'child' ? chance.pick([view.state.ref, 'mother']) : chance.pick(['mother', 'partner']),
  }),
  'record-examination': ({ view, chance }) => chance.pick(examinationCodes[view.kind]) ?? null,
  'answer-health-visit': ({ view, chance }) => ({
    code: view.kind === 'child' ? String(chance.whole(1, 4)) : 'antenatal',
  }),
  'hold-follow-up': ({ nowMs, chance }) => {
    const decided = chance.maybe(0.6);
    return {
      heldOn: civilDateOf(nowMs),
      nextOn: undefined,
      intervalMonths: decided ? chance.whole(2, 9) : undefined,
      reasons: decided ? 'Opdigtet' : undefined,
    };
  },
  'sign-conclusion': ({ view, chance }) => {
    const held = view.of('examination-recorded').filter((fact) => fact.data.programme === 'famplus');
    const examination = chance.pick(held)?.data.code;
    return examination === undefined ? null : { examination };
  },
  'refer-onward': ({ chance }) => ({ to: chance.pick(['PPR', 'SP', 'PSY']) }),
  'answer-access': ({ view, chance }) => {
    const asked = chance.pick(view.of('access-requested'));
    return asked ? { regime: asked.data.regime, accessId: asked.data.accessId } : null;
  },
  'record-custody': ({ view }) => ({
    child: view.kind === 'child' ? view.state.ref : 'child:1',
    holders: ['mother'],
    residence: undefined,
  }),
  'record-placement-period': ({ view, nowMs, chance }) => ({
    child: view.kind === 'child' ? view.state.ref : undefined,
    from: civilDateOf(nowMs),
    until: chance.maybe(0.5) ? addMonths(civilDateOf(nowMs), chance.whole(2, 14)) : undefined,
    measureId: undefined,
  }),
  'record-relation': () => ({ from: undefined, until: undefined }),
  'protect-address': ({ nowMs }) => ({ who: 'mother', from: civilDateOf(nowMs), until: undefined }),
  'pause-deadline': oneDeadline(movable),
  'resume-deadline': oneDeadline((o) => o.pausedSince !== null),
  'extend-deadline': extendedDeadline,
  'exempt-deadline': oneDeadline((o) => o.rule.nature !== 'LOV'),
  'acknowledge-escalation': (situation) => {
    const ids = derive(situation.view.state).obligations.map((o) => o.id);
    const deadlineId = situation.chance.pick(ids);
    return deadlineId === undefined ? null : { deadlineId, by: `leader-${situation.chance.whole(1, 3)}` };
  },
  'confirm-checklist': ({ view, chance }) => {
    const standing = new Set(derive(view.state).obligations.map((o) => o.rule.id));
    const mine = checklists.filter((rule) => standing.has(rule.id));
    return { checklist: chance.pick(mine.length > 0 ? mine : checklists)?.id, key: undefined };
  },
  'adopt-rules': ({ nowMs, chance }) => ({
    ruleSet: chance.maybe(0.5) ? 'current' : addDays(civilDateOf(nowMs), -chance.whole(0, 400)),
    approvedBy: ['leader-1', 'leader-2'],
  }),
  'report-move': ({ nowMs, chance }) => ({ movesOn: addDays(civilDateOf(nowMs), chance.whole(-3, 30)) }),
  'book-board-meeting': (situation) => ({
    on: undefined,
    meetingAt: formatInstant(plannedMs(situation, 2, 20)),
  }),
  'put-on-forum-agenda': ({ view, nowMs, chance }) => {
    const valid = consentsOf(view).filter((one) => one.direction !== 'collect' && consentIsValid(one, nowMs));
    const consent = chance.pick(valid);
    return consent ? { consentId: consent.id, participants: [...consent.receivers] } : null;
  },
  'set-school-start': ({ chance }) => ({ choice: chance.pick(['normal', 'normal', 'postponed', 'early']) }),
  'report-breach': ({ view, chance }) => {
    const known = chance.pick(view.of('breach-discovered'));
    return known ? { breachId: known.data.breachId } : null;
  },
  'inform-data-subject': ({ view, chance }) => ({
    collectionId: chance.pick(view.of('data-collected'))?.data.collectionId,
  }),
  'update-contact-data': ({ view, chance }) => ({
    changeId: chance.pick(view.of('contact-data-changed'))?.data.changeId,
  }),
  retract: ({ steps, chance }) => {
    const step = chance.pick(steps.slice(-8));
    return step === undefined ? null : { eventId: { step } };
  },
  'record-entry': ({ steps, chance }) => {
    const step = chance.pick(steps);
    return { eventId: step === undefined || chance.maybe(0.5) ? undefined : { step } };
  },
};

/** The fields of this command that must fit the case, given what is settled already; null: it cannot be done here. */
export const fittingData = (
  command: string,
  situation: Situation,
  known: JsonObject,
): Readonly<Record<string, Json | undefined>> | null =>
  Object.hasOwn(fitting, command) ? (fitting[command]?.(situation, known) ?? null) : {};
