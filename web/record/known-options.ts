import { deadlinesSeen, factsSeen, type SeenCase } from '../../api/seen-case.ts';
import { titleOfEvent } from '../../api/timeline.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { consentsOf } from '../../domain/case/consents.ts';
import type { Fact } from '../../domain/case/fact.ts';
import type { Field } from '../../domain/case/field.ts';
import { childRefs } from '../../domain/case/people.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { atPath } from '../../domain/json.ts';
import { unmetStatuses } from '../../domain/obligations/status.ts';
import { familyRoles, professionalRoles } from '../../domain/rules/roles.ts';
import { type Text, text } from '../../domain/text.ts';
import { shortDate } from '../text/dates.ts';
import { categoryNames, childName, methodNames, numbered, personNames, recordWords } from '../text/record.ts';
import { codeOptions } from './code-options.ts';
import type { Known, Option } from './form-node.ts';
import { mayBeRetracted } from './undo.ts';

/** Before a case exists nothing is known but roles. */
export const knownToAll: Known = (path) => (lastOf(path) === 'role' ? roleOptions : undefined);

/**
 * What people choose from instead of typing codes: what the case knows that a field may refer to, as far as they see it,
 * the people in it, and the roles.
 */
export function knownIn(seen: SeenCase, spec: CommandSpec, nowMs: number): Known {
  const { state, sight } = seen;
  const view = viewOf(state);
  return (path, field) => {
    const refers = spec.refers?.[path];
    if (refers) {
      const types = typeof refers.by === 'string' ? [refers.by] : refers.by;
      const facts = view.of(...types).filter((fact) => isSeen(fact, seen));
      return facts.flatMap((fact) => factOption(fact, refers.path));
    }
    const name = lastOf(path);
    const codes = codeOptions(spec.name, path, seen, nowMs);
    if (codes) return codes.length > 0 ? codes : undefined;
    if (name === 'deadlineId') return deadlineOptions(seen, nowMs);
    if (field.type === 'eventId') return eventOptions(seen, spec.name === 'retract');
    if (name === 'consents' || name === 'consentId')
      return sight.sees('consents')
        ? consentsOf(view).map((one) => factOption(one.fact, 'consentId')[0] as Option)
        : [];
    if (isPerson(name, field)) return personOptions(state);
    return vocabularyOf(name, field);
  };
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

const people = new Set(['who', 'subject', 'child', 'holders', 'residence', 'sibling']);
const isPerson = (name: string, { type, of }: Field): boolean =>
  people.has(name) && (type === 'slug' || of?.type === 'slug');

function vocabularyOf(name: string, { type, of }: Field): readonly Option[] | undefined {
  if (type !== 'slug' && of?.type !== 'slug') return undefined;
  if (name === 'role' || name === 'discloser') return roleOptions;
  if (name === 'method') return Object.entries(methodNames);
  if (name === 'categories') return Object.entries(categoryNames);
  return undefined;
}

const roleOptions: readonly Option[] = [
  ...Object.entries<Text>(professionalRoles),
  ...Object.entries<Text>(familyRoles),
  ['other', recordWords.other],
];

/** An act of others may be referred to where it is the plan of a meeting that one is invited to. */
const isSeen = (fact: Fact, { sight }: SeenCase): boolean =>
  sight.act(fact) ||
  (fact.type === 'meeting-planned' &&
    sight.meeting({ id: String(fact.data.meetingId), invitees: (fact.data.invitees ?? []) as string[] }));

/** What a fact is called in a list: its own id, what it was, when. */
function factOption(fact: Fact, path: string): Option[] {
  const id = atPath(fact.data, path);
  if (typeof id !== 'string') return [];
  return [[id, text(`${factName(fact, 'da')} (${id})`, `${factName(fact, 'en')} (${id})`)]];
}

const factName = (fact: Fact, lang: 'da' | 'en'): string =>
  `${titleOfEvent(fact.type)[lang]}, ${shortDate(fact.on, lang)}`;

/** Latest first: what is taken back is most often what was just written. */
function eventOptions(seen: SeenCase, toRetract: boolean): readonly Option[] {
  return factsSeen(seen, seen.state)
    .filter((fact) => fact.retractedBy === undefined && !fact.carried && fact.type !== 'retracted')
    .filter((fact) => !toRetract || mayBeRetracted(fact))
    .map((fact): Option => {
      const n = numbered(fact.id);
      return [
        String(fact.id),
        text(`${factName(fact, 'da')} (${n.da})`, `${factName(fact, 'en')} (${n.en})`),
      ];
    })
    .reverse();
}

const deadlineOptions = (seen: SeenCase, nowMs: number): readonly Option[] =>
  deadlinesSeen(seen, seen.state, nowMs)
    .filter(({ status }) => unmetStatuses.includes(status))
    .map(({ id, title }) => [id, text(`${title.da} (${id})`, `${title.en} (${id})`)]);

function personOptions(state: CaseState): readonly Option[] {
  const view = viewOf(state);
  const children = childRefs(view).map((ref): Option => [ref, childName(ref.split(':')[1] ?? ref)]);
  const adults = Object.entries(personNames).filter(([who]) => who !== 'unborn' || !view.birth);
  return [...adults, ...children];
}
