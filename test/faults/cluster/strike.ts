import { setTimeout as pause } from 'node:timers/promises';
import type { Beats, PlannedBlow } from '../../../bench/cluster/blows.ts';
import { disturbedMs, felt } from '../../../bench/cluster/felt.ts';
import type { Member } from '../../../bench/cluster/member.ts';
import type { Cluster } from '../../../bench/cluster/open-cluster.ts';
import type { BlowReport } from '../../../bench/cluster/report.ts';
import type { RecordingClient } from '../support/recording-client.ts';
import type { Callers } from './callers.ts';

/** Whom it hits while a command is without an answer; a blow to an idle system shows nothing. */
const UNDER_WAY_MS = 10_000;

/** One blow: a quiet time as the yardstick, the blow, the time until it is over, and what callers felt of both. */
export async function strike(
  on: { cluster: Cluster; client: RecordingClient; callers: Callers },
  { role, blow }: PlannedBlow,
  beats: Beats,
): Promise<BlowReport> {
  const { cluster, client, callers } = on;
  const quietFromMs = Date.now();
  await pause(beats.quietMs);
  const victim = cluster.busiest(role);
  const underWay = await commandsUnderWay(client);
  const struckMs = Date.now();
  const hit = await blows[blow](victim, beats);
  await pause(struckMs + beats.duringMs - Date.now());
  const overMs = Date.now();
  // Whoever asked meanwhile is waited for: the longest wait of all is what a blow is judged by.
  await answered(callers, overMs);
  await pause(beats.calmMs);
  const quiet = felt(callers.asked, 'command', quietFromMs, struckMs);
  const { asked, loadAnswered } = callers;
  const perSecond = (fromMs: number, toMs: number) =>
    Math.round((loadAnswered.filter((ms) => ms >= fromMs && ms < toMs).length / (toMs - fromMs)) * 10_000) /
    10;
  return {
    role,
    blow,
    member: victim.name,
    fired: hit && underWay > 0,
    underWay,
    commands: { quiet, during: felt(asked, 'command', struckMs, overMs) },
    reads: {
      quiet: felt(asked, 'read', quietFromMs, struckMs),
      during: felt(asked, 'read', struckMs, overMs),
    },
    load: {
      quietPerSecond: perSecond(quietFromMs, struckMs),
      duringPerSecond: perSecond(struckMs, overMs),
    },
    disturbedMs: disturbedMs(asked, quiet.worstMs, struckMs, overMs),
  };
}

/** Each resolves when the process is well again, with whether the blow was seen to land. */
const blows: Record<PlannedBlow['blow'], (victim: Member, beats: Beats) => Promise<boolean>> = {
  async kill(victim, { downMs }) {
    const ended = await victim.kill();
    await pause(downMs);
    await victim.start();
    return ended === 'signal SIGKILL';
  },
  async pause(victim, { pauseMs }) {
    const before = victim.pid();
    const still = await victim.pause();
    await pause(pauseMs);
    victim.resume();
    return still && victim.pid() === before;
  },
  async restart(victim) {
    const before = victim.pid();
    const ended = await victim.stop();
    await victim.start();
    return ended !== 'not running' && victim.pid() !== before;
  },
};

async function commandsUnderWay(client: RecordingClient): Promise<number> {
  const limit = Date.now() + UNDER_WAY_MS;
  while (client.outstanding() === 0 && Date.now() < limit) await pause(2);
  return client.outstanding();
}

/** Each gives up by itself some time. */
async function answered(callers: Callers, askedBeforeMs: number): Promise<void> {
  while ((callers.oldestMs() ?? askedBeforeMs) < askedBeforeMs) await pause(100);
}
