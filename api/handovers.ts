import { may } from '../access/may.ts';
import { relationBy } from '../access/relation.ts';
import type { HandoverRow } from '../db/handover-rows.ts';
import type { CommandSpec } from '../domain/case/command-spec.ts';
import { handoverOfId } from '../domain/handover/handover.ts';
import type { JsonObject } from '../domain/json.ts';
import type { CommandAnswer } from '../worker/gateway/case-gateway.ts';
import type { Call } from './call.ts';
import type { HandoverDetail } from './handover-ports.ts';
import type { Caller } from './identity/caller.ts';
import { isRegion } from './identity/region.ts';
import { type Looker, lookAtHandover, recordList } from './look.ts';
import { onceOf } from './once.ts';
import { no, refused } from './refused.ts';

const MOST = 200;

/** What answers a handover, by its kind. */
const answers = {
  municipality: { acknowledge: 'acknowledge-transfer', reject: 'reject-transfer' },
  clinic: { acknowledge: 'accept-clinic-change', reject: 'reject-clinic-change' },
} as const;

export type HandoverAnswer = keyof (typeof answers)['municipality'];

/** How somebody would stand to the case if it were theirs: before the receipt it is nobody else's. */
const wouldBe = (caller: Caller) => relationBy(caller, isRegion(caller.scope) ? 'region' : 'authority');

/** Handovers are for those who decide in the case: the municipality's caseworkers and leaders, the clinic. */
export const maySeeHandovers = (caller: Caller): boolean => ['authority', 'clinic'].includes(wouldBe(caller));

function requireParty(caller: Caller): void {
  if (!maySeeHandovers(caller))
    throw no(
      null,
      'NOT_PERMITTED',
      'Overdragelser er for kommunens rådgivere og ledere og for klinikken.',
      "Handovers are for the municipality's caseworkers and leaders, and for the clinic.",
      { reason: caller.role },
    );
}

const isReachable = ({ cases }: Caller, caseId: string): boolean =>
  cases === undefined || cases.includes(caseId);

/** The handovers of the caller's organisation, those it waits for and those that wait for it; the look is on record. */
export async function handoversOfCaller(looker: Looker): Promise<readonly HandoverRow[]> {
  const { ports, caller } = looker;
  requireParty(caller);
  const rows = (await ports.handovers.list(caller.scope, MOST)).filter(({ caseId }) =>
    isReachable(caller, caseId),
  );
  await recordList(looker, 'handovers', { list: 'handovers' }, rows);
  return rows;
}

/**
 * One handover with its summary, for either side of it, and on record. The receiver sees this and nothing else of the
 * case until it has acknowledged. Throws NOT_FOUND and NOT_PERMITTED.
 */
export async function handoverForCaller(looker: Looker, id: string): Promise<HandoverDetail> {
  const { ports, caller } = looker;
  requireParty(caller);
  const named = handoverOfId(id);
  const found =
    named && isReachable(caller, named.caseId)
      ? await ports.handovers.find(named.caseId, named.askedEvent)
      : null;
  if (!found || (found.from !== caller.scope && found.to !== caller.scope)) throw notFound();
  await lookAtHandover(looker, { caseId: found.caseId, municipality: found.from });
  return found;
}

/** Takes over, or rejects with a reason, on behalf of the organisation that was asked. Throws what the domain refuses. */
export async function answerHandover(
  call: Call,
  id: string,
  answer: HandoverAnswer,
  data: JsonObject,
): Promise<CommandAnswer> {
  const handover = await handoverForCaller(call, id);
  const name = answers[handover.kind][answer];
  if (handover.to !== call.caller.scope)
    throw no(
      null,
      'NOT_PERMITTED',
      'Kun den, der er bedt om at overtage, kan svare her.',
      'Only whoever was asked to take over can answer here.',
      { reason: 'to' },
    );
  if (!isAnswerable(handover, name))
    throw no(
      null,
      'PRECONDITION',
      'Der er ikke længere noget at svare på.',
      'There is nothing to answer any more.',
      { reason: handover.state, source: 'BL § 132' },
    );
  requireRecorder(call.caller);
  const given = await call.ports.gateway.giveCommand(
    handover.caseId,
    { name, data, role: call.caller.role },
    onceOf(call, [name, data]),
  );
  if (!given.ok) throw refused(given.refusal, { retryAfter: given.retryAfterSeconds });
  return given.answer;
}

/** Whether this command is the caller's answer to a question that was put to their organisation in this case. */
export async function mayAnswerIn(
  looker: Looker,
  caseId: string,
  spec: CommandSpec | undefined,
): Promise<boolean> {
  const { ports, caller } = looker;
  const { acknowledge, reject } = answers.municipality;
  if (spec?.name !== acknowledge && spec?.name !== reject) return false;
  if (!maySeeHandovers(caller) || !isReachable(caller, caseId)) return false;
  const last = (await ports.handovers.list(caller.scope, MOST)).find(
    (one) => one.caseId === caseId && one.kind === 'municipality' && one.state === 'waiting',
  );
  if (last?.to !== caller.scope) return false;
  requireRecorder(caller);
  await lookAtHandover(looker, { caseId, municipality: last.from });
  return true;
}

/** The first answer stands; the same one given again is the engine's to recognise. */
const isAnswerable = ({ state }: HandoverRow, name: string): boolean =>
  state === 'waiting' || state === 'acknowledged' || (state === 'rejected' && name.startsWith('reject'));

function requireRecorder(caller: Caller): void {
  if (!may(caller, 'record', { on: 'case', as: wouldBe(caller) }))
    throw no(null, 'NOT_PERMITTED', 'Din rolle kan ikke svare.', 'Your role may not answer.', {
      reason: caller.role,
    });
}

const notFound = () => no(404, 'NOT_FOUND', 'Overdragelsen findes ikke.', 'There is no such handover.');
