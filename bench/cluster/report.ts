import { median, round } from '../load.ts';
import type { Blow } from './blows.ts';
import type { Felt } from './felt.ts';
import { type StruckRole, struckRoles } from './topology.ts';

/** What one blow came to. */
export interface BlowReport {
  role: StruckRole;
  blow: Blow;
  /** The process that was struck. */
  member: string;
  /** Seen to have happened: ended by the signal, stood still, or stopped and started, with commands under way. */
  fired: boolean;
  underWay: number;
  commands: { quiet: Felt; during: Felt };
  reads: { quiet: Felt; during: Felt };
  /** Commands a second of the load beside the callers who are timed. */
  load: { quietPerSecond: number; duringPerSecond: number };
  /** Until nobody met its effect any more. */
  disturbedMs: number;
}

/** A life that was lived in the cluster, beside what the rules alone make of it. */
export interface LifeReport {
  name: string;
  steps: number;
  /** In words without content; empty when nothing differs. */
  differs: readonly string[];
}

/** How a kind of process is missed, over all blows to it. */
export interface RoleReport {
  blows: number;
  fired: number;
  quietP99Ms: number;
  duringP99Ms: number;
  ratio: number;
  worstMs: number;
  longestDisturbedMs: number;
}

/** The blows by kind of process: medians of the p99s of commands, and the worst that anybody waited. */
export function byRole(blows: readonly BlowReport[]): Partial<Record<StruckRole, RoleReport>> {
  const struck = struckRoles.filter((role) => blows.some((one) => one.role === role));
  return Object.fromEntries(
    struck.map((role) => {
      const mine = blows.filter((one) => one.role === role);
      const quietP99Ms = median(mine.map(({ commands }) => commands.quiet.p99Ms));
      const duringP99Ms = median(mine.map(({ commands }) => commands.during.p99Ms));
      const report: RoleReport = {
        blows: mine.length,
        fired: mine.filter(({ fired }) => fired).length,
        quietP99Ms,
        duringP99Ms,
        ratio: round(duringP99Ms / quietP99Ms),
        worstMs: Math.max(...mine.map(({ commands }) => commands.during.worstMs)),
        longestDisturbedMs: Math.max(...mine.map((one) => one.disturbedMs)),
      };
      return [role, report];
    }),
  );
}

/** What went against the pass line; empty when all of it held. */
export function violationsOf(run: {
  blows: readonly BlowReport[];
  lives: readonly LifeReport[];
  broken: ReadonlyMap<string, readonly string[]>;
  /** Anything else that must not have happened, said where it was seen. */
  others: readonly string[];
}): string[] {
  return [
    ...(run.blows.length === 0 ? ['no process was struck'] : []),
    ...run.blows.flatMap(({ fired, blow, member }) => (fired ? [] : [`${blow} of ${member} did not fire`])),
    ...run.blows.flatMap(({ commands, blow, member }) =>
      commands.during.asked > 0 ? [] : [`nobody asked anything during ${blow} of ${member}`],
    ),
    ...run.lives.flatMap(({ name, differs }) => differs.map((what) => `life ${name}: ${what}`)),
    ...[...run.broken].flatMap(([id, found]) => found.map((one) => `${id}: ${one}`)),
    ...run.others,
  ];
}
