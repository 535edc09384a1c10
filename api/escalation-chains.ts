import { unitOf } from '../access/unit.ts';
import { addDays, type CivilDate, civilDateOf, isCivilDate } from '../domain/calendar/index.ts';
import { isPresent } from '../domain/reach/directory.ts';
import { holdersOf, type Reached, reach } from '../domain/reach/reach.ts';
import type { NamedDirectory } from '../domain/reach/staff.ts';
import { parametersInForce } from '../domain/rules/parameter-changes.ts';
import { defaultParameters } from '../domain/rules/parameters.ts';
import { isProfessionalRole, leaderOf, type ProfessionalRole, type Role } from '../domain/rules/roles.ts';
import { seenDirectory } from './directory.ts';
import { isMunicipality } from './identity/region.ts';
import type { Looker } from './look.ts';
import { no } from './refused.ts';

const FURTHEST_DAYS = 366;

/** One step of the climb of an unseen breach: a role, and who is told in it that day. */
export interface ChainStep {
  /** 1: at once; then one working day later each. */
  number: number;
  role: Role;
  /** How they are reached: null where nobody is known. */
  because: Reached['because'] | null;
  /** Names as the directory lists them; a shared mailbox has none. */
  people: readonly { subject: string; name: string }[];
  /** Those who have the role and are away that day. */
  absent: readonly { subject: string; name: string }[];
  /** It is otherwise than without the absence that was asked about. */
  changed: boolean;
}

/** Who is told after whom about what a unit owes. */
export interface Chain {
  unit: ProfessionalRole;
  steps: readonly ChainStep[];
}

export interface Chains {
  on: CivilDate;
  /** The colleague whose absence was asked about, or null. */
  away: { subject: string; name: string } | null;
  chains: readonly Chain[];
  /** Steps that reach nobody of the role itself, nor a stand-in nor a mailbox. */
  vacant: number;
  people: readonly { subject: string; name: string }[];
}

/** The chains of an organisation on a day, and what would be otherwise were somebody away. Whether the caller may is theirs. */
export async function chainsOf(
  looker: Looker,
  organisation: string,
  asked: { on?: string | undefined; away?: string | undefined } = {},
): Promise<Chains> {
  const { ports } = looker;
  const todayOn = civilDateOf(ports.clock());
  const on = asked.on || todayOn;
  if (!isCivilDate(on) || on < todayOn || on > addDays(todayOn, FURTHEST_DAYS))
    throw no(
      null,
      'VALIDATION',
      'Dagen skal være en dato fra i dag og et år frem.',
      'The day must be a date from today and a year on.',
      { reason: 'on' },
    );
  const [{ roles }, directory, climb] = await Promise.all([
    seenDirectory(looker, organisation),
    ports.directory.directory(organisation),
    climbOf(looker, organisation, on),
  ]);
  const away = nameIn(directory, asked.away ?? '');
  const then = away ? awayOn(directory, away.subject, on) : directory;
  const units = [...new Set(roles.map(({ role }) => unitOf(role)))].filter(isProfessionalRole);
  const chains = units.map(
    (unit): Chain => ({
      unit,
      steps: stepsOf(unit, climb).map(([number, role]) => {
        const now = reachedBy(directory, role, on);
        const told = away ? reachedBy(then, role, on) : now;
        const absent = absentIn(then, role, on);
        return { number, role, ...told, absent, changed: JSON.stringify(now) !== JSON.stringify(told) };
      }),
    }),
  );
  const vacant = chains.flatMap(({ steps }) => steps).filter((one) => isVacant(one)).length;
  const people = directory.colleagues
    .filter((one) => one.organisation === directory.organisation)
    .map(({ subject, name }) => ({ subject, name }));
  return { on, away, chains, vacant, people };
}

/** Nobody of the role is told, nor anybody for them. */
export const isVacant = ({ role, because }: Pick<ChainStep, 'role' | 'because'>): boolean =>
  because === null || because === 'leader' || (because === 'director' && role !== 'director');

/** The breach reaches the unit and its leader at once; then it climbs, one working day at a time. */
function stepsOf(unit: ProfessionalRole, climb: readonly Role[]): [number, Role][] {
  const first = [unit, leaderOf(unit)];
  const later = climb.filter((role) => !first.includes(role));
  return [
    ...first.map((role): [number, Role] => [1, role]),
    ...later.map((role, i): [number, Role] => [i + 2, role]),
  ];
}

async function climbOf({ ports }: Looker, organisation: string, on: CivilDate): Promise<readonly Role[]> {
  if (!isMunicipality(organisation)) return defaultParameters.escalation;
  const inForce = parametersInForce(organisation, await ports.parameters.changesOf(organisation), on);
  return inForce.find(({ name }) => name === 'escalation')?.value as unknown as readonly Role[];
}

function reachedBy(
  directory: NamedDirectory,
  role: Role,
  on: CivilDate,
): Pick<ChainStep, 'because' | 'people'> {
  const reached = reach({ directory, assignee: null, role, on });
  return {
    because: reached.at(-1)?.because ?? null,
    people: reached.flatMap(({ subject }) => (subject === null ? [] : (nameIn(directory, subject) ?? []))),
  };
}

const absentIn = (directory: NamedDirectory, role: Role, on: CivilDate) =>
  holdersOf(directory, role, on)
    .filter(({ subject }) => !isPresent(directory, subject, on))
    .flatMap(({ subject }) => nameIn(directory, subject) ?? []);

function nameIn({ colleagues }: NamedDirectory, subject: string) {
  const found = colleagues.find((one) => one.subject === subject);
  return found ? { subject: found.subject, name: found.name } : null;
}

/** The same people, one of them away that day and with the stand-in that they have by themselves. */
const awayOn = (directory: NamedDirectory, subject: string, on: CivilDate): NamedDirectory => ({
  ...directory,
  absences: [...directory.absences, { subject, fromOn: on, untilOn: on, standIn: null }],
});
