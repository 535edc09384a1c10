import { type StruckRole, struckRoles } from './topology.ts';

/** What is done to a process: the power is cut, it stands still for a while, or it is stopped and started in good order. */
export const allBlows = ['kill', 'pause', 'restart'] as const;
export type Blow = (typeof allBlows)[number];
export type ClusterForm = 'quick' | 'full';

/** One blow to one process of a kind; which of them is decided when it comes: one that has work. */
export interface PlannedBlow {
  role: StruckRole;
  blow: Blow;
}

/** How long things are looked at, in milliseconds. */
export interface Beats {
  /** Before a blow, as the yardstick of the same minute. */
  quietMs: number;
  /** From the blow on, the time without the process and its return included. */
  duringMs: number;
  /** From the end of a killed process to its next start, as a supervisor would wait. */
  downMs: number;
  pauseMs: number;
  /** After a blow, before the next quiet time begins. */
  calmMs: number;
}

export const beats: Readonly<Record<ClusterForm, Beats>> = {
  quick: { quietMs: 15_000, duringMs: 22_000, downMs: 3_000, pauseMs: 10_000, calmMs: 5_000 },
  full: { quietMs: 30_000, duringMs: 45_000, downMs: 5_000, pauseMs: 20_000, calmMs: 10_000 },
};

const ROUNDS = 3;

/** The blows of a run, one after another; every kind of process is killed first, so that a run cut short has seen that. */
export function plannedBlows(
  form: ClusterForm,
  roles: readonly StruckRole[] = struckRoles,
  blows: readonly Blow[] = allBlows,
): PlannedBlow[] {
  const round: PlannedBlow[] = allBlows.flatMap((blow) => struckRoles.map((role) => ({ role, blow })));
  const all = form === 'full' ? Array.from({ length: ROUNDS }, () => round).flat() : round.filter(isQuick);
  return all.filter(({ role, blow }) => roles.includes(role) && blows.includes(blow));
}

/** Each kind killed; those that hold state or a line also stopped in mid-air, the others restarted as in an upgrade. */
const isQuick = ({ role, blow }: PlannedBlow): boolean =>
  blow === 'kill' ||
  (blow === 'pause' ? ['frontend', 'history', 'api'].includes(role) : ['matching', 'worker'].includes(role));
