import { mergeOf } from '../domain/case/merging/standing.ts';
import { type Refusal, refuse } from '../domain/case/refusal.ts';
import type { CaseState } from '../domain/case/state.ts';
import type { JsonObject } from '../domain/json.ts';
import { isReplacement, writtenNumber } from '../domain/persons/person-number.ts';
import { currentNumber, type SameNumber, sameNumber } from '../domain/persons/same-number.ts';
import { type Text, text } from '../domain/text.ts';
import { namesTold, numbersTold } from './case-persons.ts';
import type { MergePair } from './merge.ts';
import type { Ports } from './ports.ts';
import type { SeenCase } from './seen-case.ts';

/** Somebody as one of the two cases was told of them, for the page alone: names and numbers leave by no other way here. */
export interface ToldOf {
  name: string | null;
  number: string | null;
  replacement: boolean;
}

/** Whether somebody is one and the same in both cases, as far as the register of persons can tell. */
export interface Compared {
  who: 'mother' | 'child';
  standing: SameNumber;
  message: Text;
  /** Null for those who may not see names. */
  duplicate: ToldOf | null;
  survivor: ToldOf | null;
}

/** Mother and child of both cases by their numbers. Rejects when the register is out of reach: nothing is merged unasked. */
export async function comparePersons(
  ports: Pick<Ports, 'persons'>,
  { duplicate, survivor }: MergePair,
): Promise<readonly Compared[]> {
  const people = duplicate.state.kind === 'child' ? (['child', 'mother'] as const) : (['mother'] as const);
  return Promise.all(
    people.map(async (who) => {
      const [one, other] = [await toldOf(ports, duplicate, who), await toldOf(ports, survivor, who)];
      const standing = sameNumber(one.numbers, other.numbers);
      return {
        ...{ who, standing, message: messages[standing](names[who]) },
        ...{ duplicate: one.shown, survivor: other.shown },
      };
    }),
  );
}

/** Whether merging takes somebody's word that it is the same person. */
export const mustCheckPerson = (compared: readonly Compared[]): boolean =>
  compared.some(({ standing }) => standing === 'different');

/** Why a merge waits until somebody has looked; null when the numbers do not differ, or somebody has. */
export async function samePersonRefusal(
  { ports }: { ports: Pick<Ports, 'persons'> },
  pair: MergePair,
  body: JsonObject,
): Promise<Refusal | null> {
  // The same call again finds them merged and is answered as it was.
  const done = mergeOf(pair.duplicate.state)?.into === pair.survivor.state.id;
  if (done || body.samePersonChecked === true) return null;
  const different = (await comparePersons(ports, pair)).find(({ standing }) => standing === 'different');
  return different
    ? refuse(
        'PRECONDITION',
        `${different.message.da} Bekræft først, at du har kontrolleret, at det er den samme person.`,
        `${different.message.en} First confirm that you have checked that it is the same person.`,
        { reason: 'samePersonChecked' },
      )
    : null;
}

async function toldOf(ports: Pick<Ports, 'persons'>, seen: SeenCase, who: Compared['who']) {
  const place = who === 'child' ? childIn(seen.state) : who;
  const numbers = await numbersTold(ports, seen, place);
  const current = currentNumber(numbers);
  const shown: ToldOf | null = seen.sight.sees('names')
    ? {
        name: (await namesTold(ports, seen, [place]))[place] ?? null,
        number: current && writtenNumber(current),
        replacement: current !== null && isReplacement(current),
      }
    : null;
  return { numbers, shown };
}

/** The place that the child of a child's own case fills there. */
const childIn = ({ ref }: Pick<CaseState, 'ref'>): string => (ref.startsWith('child:') ? ref : 'child:1');

interface Named {
  da: string;
  whose: string;
  en: string;
}

const names: Readonly<Record<Compared['who'], Named>> = {
  mother: { da: 'Moren', whose: 'Morens', en: 'mother' },
  child: { da: 'Barnet', whose: 'Barnets', en: 'child' },
};

const messages: Readonly<Record<SameNumber, (named: Named) => Text>> = {
  same: ({ da, en }) =>
    text(
      `${da} har samme personnummer i begge sager.`,
      `The ${en} has the same personal number in both cases.`,
    ),
  different: ({ da, en }) =>
    text(
      `${da} har ikke samme personnummer i de to sager. Det kan være to forskellige personer.`,
      `The ${en} does not have the same personal number in the two cases. They may be two different persons.`,
    ),
  'one-known': ({ whose, en }) =>
    text(
      `${whose} personnummer kendes kun i den ene sag. Se efter, om det er den samme person.`,
      `The personal number of the ${en} is known in one of the cases only. Check whether it is the same person.`,
    ),
  'none-known': ({ whose, en }) =>
    text(
      `${whose} personnummer kendes ikke i sagerne. Se efter, om det er den samme person.`,
      `The personal number of the ${en} is known in neither case. Check whether it is the same person.`,
    ),
};
