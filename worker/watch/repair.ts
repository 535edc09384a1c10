import { setTimeout as pause } from 'node:timers/promises';
import { deliverRelays } from '../../activities/deliver-relays.ts';
import { keysOf } from '../../db/case-keys.ts';
import { readStanding } from '../../db/case-standings.ts';
import { destroyCaseKey, erasureReasons } from '../../db/destroy-case-key.ts';
import { cancelOrphanMessages } from '../../db/orphan-messages.ts';
import { rebuildCase } from '../../db/rebuild.ts';
import { forwardUpdate, refreshSignal, workflowIdOf } from '../../workflows/messages.ts';
import { createCaseEngine } from '../case-engine.ts';
import type { Sides } from './compare-case.ts';
import type { Gap, GapKind } from './gap.ts';
import { rebuildWorkflow } from './rebuild-workflow.ts';
import { republish } from './republish.ts';
import { workflowStatus } from './workflow-status.ts';

/** So long a withdrawn case has to end by itself. */
const WITHDRAW_MS = 2_000;

/** What was done about a gap; `left` says that it needs a person. */
export interface Repair {
  caseId: string;
  kind: GapKind;
  done:
    | 'republished'
    | 'started'
    | 'refreshed'
    | 'ended'
    | 'forwarded'
    | 'retold'
    | 'cancelled'
    | 'delivered'
    | 'erased'
    | 'left';
  detail: Readonly<Record<string, number | boolean>>;
  /** Rows of the journal from this event on were written anew. */
  rewrittenFrom: number | null;
}

/**
 * The order in which gaps are closed: first the store learns what the engine has, then ended what must not live, then
 * the engine learns what the store has, then what follows from both.
 */
export const repairOrder: readonly (readonly GapKind[])[] = [
  ['erasure lost'],
  ['workflow ahead', 'journal missing', 'messages not on record'],
  ['withdrawn case runs'],
  [
    'workflow missing',
    'workflow ended',
    'journal ahead',
    'workflow asleep',
    'stories differ',
    'clocks differ',
  ],
  ['read model differs', 'message without deadline', 'relay stuck'],
  ['workflow answers nothing', 'key missing'],
];

/** Closes one gap. What it does may be done twice. */
export async function repair(sides: Sides, { kind, caseId, detail }: Gap): Promise<Repair> {
  const { client, sql } = sides;
  const did = (
    done: Repair['done'],
    detail: Repair['detail'] = {},
    rewrittenFrom: number | null = null,
  ): Repair => ({ caseId, kind, done, detail, rewrittenFrom });
  const standing = await readStanding(sql, caseId, Date.now());
  const handle = client.workflow.getHandle(workflowIdOf(caseId));
  switch (kind) {
    case 'erasure lost': {
      const reason = erasureReasons.find((one) => one === detail.reason) ?? 'request';
      await destroyCaseKey(sql, caseId, reason);
      return did('erased');
    }
    case 'workflow ahead':
    case 'journal missing':
    case 'messages not on record': {
      const again = await republish(sides, caseId, standing);
      if (!again) return did('left');
      const { events, told, whole, fromEventId } = again;
      return did('republished', { events, told, whole }, fromEventId);
    }
    case 'withdrawn case runs':
      await createCaseEngine(client).withdraw(caseId);
      await pause(WITHDRAW_MS);
      // One that cannot open its own history any more cannot hear either.
      if ((await workflowStatus(client, caseId)) === 'running')
        await handle.terminate('withdrawn').catch(() => {});
      return did('ended');
    case 'workflow missing':
    case 'workflow ended':
    case 'stories differ': {
      if (!standing) return did('left');
      // Two stories of one event: the journal is the record.
      const { outcome, events } = await rebuildWorkflow(sides, standing, {
        evenAlive: kind === 'stories differ',
      });
      return outcome === 'unreadable' ? did('left') : did('started', { events });
    }
    case 'journal ahead':
    case 'workflow asleep':
      await handle.signal(refreshSignal);
      return did('refreshed');
    case 'clocks differ': {
      const clockOffsetMs = standing?.clockOffsetMs ?? 0;
      // Clocks go forwards only: the later one holds on both sides.
      await handle.executeUpdate(forwardUpdate, { args: [{ clockOffsetMs }] });
      await handle.signal(refreshSignal);
      return did('forwarded');
    }
    case 'read model differs': {
      const key = await keysOf(sql).ensure(sql, caseId);
      await sql.begin((tx) => rebuildCase(tx, key, Date.now()));
      return did('retold');
    }
    case 'message without deadline':
      return did('cancelled', { messages: await cancelOrphanMessages(sql, caseId) });
    case 'relay stuck': {
      const all = await deliverRelays(sql, createCaseEngine(client), { from: caseId });
      return did(all ? 'delivered' : 'left');
    }
    case 'workflow answers nothing':
    case 'key missing':
      return did('left');
  }
}
