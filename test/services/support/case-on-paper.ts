import type { PublishBatch, Published } from '../../../activities/publish.ts';
import { parseInstant } from '../../../domain/calendar/index.ts';
import { openCase } from '../../../domain/case/engine.ts';
import type { Survivor } from '../../../domain/case/merging/standing.ts';
import type { CaseKind } from '../../../domain/case/state.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import { judge, type LiveCase, liveFrom, passTime, take } from '../../../workflows/live-case.ts';
import { batchOf, settle } from '../../../workflows/publication.ts';

export const REFERRED_AT = '2025-04-11T10:00:00+02:00';

const refer: JsonObject = {
  receivedAt: REFERRED_AT,
  referrer: { role: 'GP', organisation: 'Lægehuset' },
  mother: { name: 'Prøve Person' },
  edd: '2025-09-19',
};

export const notification = (id: string): JsonObject => ({
  notificationId: id,
  receivedAt: '2025-04-11T15:30:00+02:00',
  form: 'written',
  notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
  concern: 'Bekymring for det ufødte barn',
});

/** A case as its workflow holds it, without a workflow: referred, nothing published yet. */
export const referredCase = (id: string): LiveCase =>
  openedCase({ id, kind: 'pregnancy' }, { at: REFERRED_AT, data: refer });

/** A case of Esbjerg opened by this referral, which must be accepted; a child's is that of `child:1`. */
export function openedCase(
  { id, kind }: { id: string; kind: CaseKind },
  { at, data }: { at: string; data: JsonObject },
): LiveCase {
  const command = { name: 'refer', data, at, role: 'GP' as const };
  const answer = openCase(
    {
      id,
      ref: kind === 'child' ? 'child:1' : 'pregnancy',
      kind,
      municipality: 'esbjerg',
      parameters: parametersFor('esbjerg'),
      ruleSet: null,
      links: [],
    },
    command,
  );
  if (!answer.ok) throw new Error(answer.refusal.message.en);
  const empty = { ...answer.state, facts: [], lastEventId: 0, version: 0 };
  return take(liveFrom(empty), { command, keyHash: `${id}/refer`, bodyHash: 'refer' }, answer);
}

/** Gives a command that must be accepted. */
export function give(
  live: LiveCase,
  at: string,
  name: string,
  data: JsonObject,
  more: { key?: string; newCaseIds?: string[]; survivor?: Survivor } = {},
): LiveCase {
  const { key = `${name}/${live.state.version}`, ...stamped } = more;
  const command = { name, data, at, role: 'FR' as const, ...stamped };
  const envelope = { command, keyHash: key, bodyHash: JSON.stringify(data) };
  const judged = judge(live, envelope);
  if (judged.kind !== 'accepted') throw new Error(JSON.stringify(judged));
  return take(live, envelope, judged.accepted);
}

/** The batch that the case's loop would write now. */
export const batchAt = (live: LiveCase, at: string): PublishBatch =>
  batchOf(live, { nowMs: parseInstant(at) ?? 0, clockOffsetMs: 0, demo: false });

/** The case after time has passed. */
export const later = (live: LiveCase, at: string): LiveCase => passTime(live, parseInstant(at) ?? 0);

/** The case after the store's answer to its batch. */
export function settled(live: LiveCase, batch: PublishBatch, published: Published): LiveCase {
  if (published.kind === 'withdrawn') throw new Error('the case was withdrawn');
  return settle(live, { batch, entries: live.pending.length }, published);
}
