import {
  addDays,
  addMonths,
  type CivilDate,
  civilDateOf,
  formatInstant,
  startOfDayMs,
} from '../../calendar/index.ts';
import type { CaseKind } from '../../case/state.ts';
import type { JsonObject } from '../../json.ts';
import type { Chance } from './chance.ts';
import { wholeMinute } from './situation.ts';

/** The turns that a life may take; each brings milestones of its own. */
export const stories = [
  'ordinary',
  'twins',
  'late-referral',
  'loss',
  'stillbirth',
  'mother-dies',
  'child-dies',
  'move',
  'support',
  'placement',
  'acute-placement',
  'adoption',
  'opt-out',
  'reopened',
  'closing',
  'after-birth',
] as const;

export type Story = (typeof stories)[number];

/** Something that belongs to a story, at its moment and in its case; fields left out are told by chance. */
export interface Milestone {
  ms: number;
  ref: string;
  command: string;
  data: JsonObject;
}

/** The frame of one life: its beginning, and what the story has in store for it. */
export interface Plot {
  story: Story;
  kind: CaseKind;
  startMs: number;
  edd: CivilDate;
  bornMs: number;
  refer: JsonObject;
  milestones: readonly Milestone[];
}

const DAY_MS = 86_400_000;
const FIRST_START_MS = Date.UTC(2023, 5, 1, 6);
const START_SPREAD_DAYS = 1_100;

/** Draws the frame of a life. `story` and `kind` left out are drawn too. */
export function drawPlot(chance: Chance, wanted: { story?: Story; kind?: CaseKind } = {}): Plot {
  const mayBe = stories.filter((one) =>
    wanted.kind === undefined ? true : (one === 'after-birth') === (wanted.kind === 'child'),
  );
  const story = wanted.story ?? chance.pick(mayBe) ?? 'ordinary';
  const kind: CaseKind = story === 'after-birth' ? 'child' : 'pregnancy';
  const startMs = wholeMinute(FIRST_START_MS + chance.real() * START_SPREAD_DAYS * DAY_MS);
  const weeksToGo = story === 'late-referral' ? chance.whole(1, 8) : chance.whole(16, 31);
  const edd = addDays(civilDateOf(startMs), kind === 'child' ? -chance.whole(3, 200) : weeksToGo * 7);
  const bornMs = wholeMinute(startOfDayMs(addDays(edd, chance.whole(-18, 12))) + chance.real() * DAY_MS);
  const plot: Plot = {
    story,
    kind,
    startMs,
    edd,
    // Nobody is born before the referral to a pregnancy case, nor after the referral to a child's.
    bornMs: kind === 'child' ? Math.min(bornMs, startMs - DAY_MS) : Math.max(bornMs, startMs + 3 * DAY_MS),
    refer: {},
    milestones: [],
  };
  const milestones = milestonesOf(plot, chance).sort((a, b) => a.ms - b.ms);
  return { ...plot, refer: referOf(plot, chance), milestones };
}

function referOf({ kind, startMs, edd, bornMs }: Plot, chance: Chance): JsonObject {
  const about: JsonObject =
    kind === 'child'
      ? {
          child: {
            bornAt: formatInstant(bornMs),
            gestationalAge: `${chance.whole(35, 41)}+${chance.whole(0, 6)}`,
          },
        }
      : chance.maybe(0.9)
        ? { edd, eddSource: chance.pick(['scan', 'ivf', 'lmp', 'estimate']) ?? 'scan' }
        : {};
  return {
    receivedAt: formatInstant(startMs),
    referrer: { role: chance.pick(['GP', 'FP', 'FR', 'SP', 'CMU']) ?? 'GP', organisation: 'Opdigtet' },
    mother: { name: 'Opdigtet Person' },
    ...(chance.maybe(0.2) ? { acute: true } : {}),
    ...about,
  };
}

function milestonesOf(plot: Plot, chance: Chance): Milestone[] {
  const { kind, startMs, bornMs, story } = plot;
  const out: Milestone[] = [];
  const at = (
    ms: number,
    command: string,
    data: JsonObject = {},
    ref = kind === 'child' ? 'child:1' : 'pregnancy',
  ) => out.push({ ms: wholeMinute(ms + chance.real() * 4 * 3_600_000), ref, command, data });
  const day = (n: number) => startMs + n * DAY_MS;
  const lostMs = startMs + (bornMs - startMs) * chance.real() * 0.8;
  const isLost = story === 'loss';

  if (kind === 'pregnancy') {
    at(day(1), 'receive-pregnancy-record');
    at(day(chance.whole(1, 6)), 'record-contact', { reached: chance.maybe(0.7), with: 'mother' });
    at(day(6), 'set-due-date', { edd: plot.edd });
    at(day(7), 'give-consent', { direction: 'meeting', subject: 'mother' });
    at(day(9), 'plan-meeting', { kind: 'first-coordination', meetingId: 'm-first' });
    at(day(10), 'invite-to-meeting', { meetingId: 'm-first' });
    at(day(24), 'hold-meeting', { meetingId: 'm-first' });
    at(day(27), 'send-minutes', { meetingId: 'm-first' });
    at(bornMs - 70 * DAY_MS, 'plan-meeting', { kind: 'term', meetingId: 'm-term' });
    at(bornMs - 55 * DAY_MS, 'hold-meeting', { meetingId: 'm-term' });
  }
  if (chance.maybe(0.7)) {
    at(day(12), 'receive-notification', { notificationId: 'n-first' });
    at(day(12) + DAY_MS / 2, 'assess-notification', { notificationId: 'n-first' });
    at(day(15), 'decide-screening', {
      outcome: chance.pick(['none', 'limited-assessment', 'investigation']) ?? 'none',
    });
  }
  if (isLost) {
    at(lostMs, 'end-pregnancy', {
      outcome: chance.pick(['miscarriage', 'termination', 'stillbirth']) ?? 'miscarriage',
    });
    return out;
  }
  if (kind === 'pregnancy') {
    const reportedMs = bornMs + chance.whole(0, chance.maybe(0.1) ? 400 : 10) * 3_600_000;
    at(reportedMs, 'record-birth', { bornAt: formatInstant(bornMs), children: childrenOf(story, bornMs) });
    if (story === 'stillbirth' && chance.maybe(0.6)) return out;
    at(Math.max(reportedMs, bornMs + 2 * DAY_MS), 'discharge', { who: 'mother' });
  }
  at(bornMs + 5 * DAY_MS, 'discharge', { who: 'child:1' }, 'child:1');
  at(bornMs + 60 * DAY_MS, 'categorise', {}, 'child:1');
  tell(plot, chance, at);
  return out;
}

function childrenOf(story: Story, bornMs: number): JsonObject[] {
  const second = { ref: 'child:2', alive: true, bornAt: formatInstant(bornMs + 14 * 60_000) };
  if (story === 'twins') return [{ ref: 'child:1', alive: true }, second];
  if (story === 'stillbirth') return [{ ref: 'child:1', alive: false }];
  return [{ ref: 'child:1', alive: true }];
}

type At = (ms: number, command: string, data?: JsonObject, ref?: string) => void;

/** What is particular to a story. */
function tell({ story, kind, startMs, bornMs }: Plot, chance: Chance, at: At): void {
  const day = (n: number) => startMs + n * DAY_MS;
  const child = (days: number, command: string, data: JsonObject = {}) =>
    at(Math.max(bornMs, kind === 'child' ? startMs : 0) + days * DAY_MS, command, data, 'child:1');
  const ground = () => at(day(16), 'open-investigation');
  switch (story) {
    case 'mother-dies':
      at(bornMs + chance.whole(-40, 300) * DAY_MS, 'record-death', { who: 'mother' });
      break;
    case 'child-dies':
      child(chance.whole(6, 700), 'record-death', { who: 'child:1' });
      break;
    case 'move':
      at(day(20), 'report-move', { toMunicipality: 'kolding' });
      at(day(22), 'notify-new-municipality');
      if (chance.maybe(0.5)) at(day(25), 'reject-transfer');
      at(day(28), 'acknowledge-transfer');
      at(day(60), 'review-decisions');
      break;
    case 'support':
      ground();
      at(day(2), 'decide-on-pregnancy', { decision: 'undecided', wantsInformation: true });
      at(day(30), 'request-access', { regime: 'party' });
      at(day(40), 'offer-retention-contract', { accepted: true });
      at(day(42), 'begin-retention');
      at(day(55), 'end-retention');
      at(day(35), 'decide-measure', { basis: 'BL32', measureId: 'k-support' });
      at(day(37), 'implement-measure', { measureId: 'k-support' });
      at(day(38), 'offer-retention-contract', { accepted: true });
      at(day(40), 'begin-retention');
      at(day(52), 'end-retention');
      at(day(100), 'conclude-investigation');
      child(200, 'hold-follow-up', { measureId: 'k-support' });
      child(210, 'refer-onward', { referralId: 'r-support' });
      child(240, 'read-referral-result', { referralId: 'r-support' });
      child(245, 'answer-network-meetings', { agreed: true });
      child(500, 'end-measure', { measureId: 'k-support' });
      break;
    case 'placement':
      ground();
      at(bornMs - 50 * DAY_MS, 'plan-placement');
      child(3, 'decide-measure', {
        // With consent while the investigation still runs, or without consent by the board.
        ...(chance.pick<JsonObject>([{ basis: 'BL46', grounds: 'parallel' }, { basis: 'BL47' }]) ?? {}),
        placement: true,
        measureId: 'k-home',
      });
      child(4, 'implement-measure', { measureId: 'k-home' });
      child(20, 'complain', { measureId: 'k-home' });
      child(90, 'hold-follow-up', { measureId: 'k-home' });
      child(150, 'visit-placed-child');
      child(400, 'request-return');
      child(412, 'decide-return', { granted: true });
      child(430, 'return-child');
      break;
    case 'acute-placement':
      child(1, 'decide-measure', { basis: 'BL143', placement: true, measureId: 'k-acute' });
      child(1.1, 'implement-measure', { measureId: 'k-acute' });
      child(1.3, 'confirm-presence', { measureId: 'k-acute' });
      child(2, 'serve-notice', { measureId: 'k-acute' });
      child(6, 'approve-chair-decision', { measureId: 'k-acute' });
      child(25, 'decide-by-board', { measureId: 'k-acute' });
      child(30, 'complain', { measureId: 'k-acute' });
      child(33, 'forward-complaint', { measureId: 'k-acute' });
      break;
    case 'adoption':
      child(2, 'propose-adoption');
      child(20, 'consent-to-adoption');
      child(chance.whole(93, 130), 'consent-to-adoption');
      child(200, 'grant-adoption');
      break;
    case 'opt-out':
      at(day(18), 'refuse-service');
      at(day(19), 'refuse-consent');
      at(day(30), 'follow-up-refusal');
      child(120, 'close-case');
      break;
    case 'reopened':
      child(100, 'close-case');
      child(103, 'name-child');
      child(130, 'reopen-case');
      child(140, 'refer');
      break;
    case 'closing':
      // A municipal case of the child's own, with all that parents may ask, refuse and be told of, up to the last meeting.
      child(8, 'open-municipal-case');
      child(9, 'refuse-consent');
      child(10, 'assess-need-to-notify');
      child(10.5, 'refuse-consent');
      child(11, 'collect-from-others');
      child(12, 'inform-data-subject');
      child(13, 'request-access', { regime: 'record' });
      child(14, 'request-access', { regime: 'gdpr' });
      child(16, 'answer-access');
      child(18, 'decide-measure', { basis: 'BL32', measureId: 'k-family' });
      child(20, 'implement-measure', { measureId: 'k-family' });
      child(24, 'receive-notification', { notificationId: 'n-during' });
      child(25, 'assess-notification', { notificationId: 'n-during' });
      child(30, 'refer-onward', { referralId: 'r-onward' });
      child(50, 'read-referral-result', { referralId: 'r-onward' });
      child(55, 'answer-network-meetings', { agreed: true });
      child(58, 'plan-meeting', { kind: 'closing', meetingId: 'm-closing' });
      child(60, 'invite-to-meeting', { meetingId: 'm-closing' });
      child(62, 'send-closing-summary');
      break;
    default:
      break;
  }
  if (chance.maybe(0.5)) {
    // Decided in the year of the sixth birthday, and again too late.
    const sixthOn = addMonths(civilDateOf(bornMs), 72);
    at(startOfDayMs(`${sixthOn.slice(0, 4)}-03-01`), 'set-school-start', { choice: 'postponed' }, 'child:1');
  }
}
