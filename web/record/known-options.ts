import { deadlinesSeen, factsSeen, type SeenCase } from '../../api/seen-case.ts';
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
import { whenInWords } from '../text/dates.ts';
import {
  categoryNames,
  childName,
  dueBy,
  methodNames,
  numbered,
  personNames,
  recordWords,
} from '../text/record.ts';
import { codeOptions } from './code-options.ts';
import { factName, happened, toldApart } from './fact-names.ts';
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
      return named(facts.flatMap((fact) => factOption(fact, refers.path, state)));
    }
    const name = lastOf(path);
    const codes = codeOptions(spec.name, path, seen, nowMs);
    if (codes) return codes.length > 0 ? codes : undefined;
    if (name === 'deadlineId') return deadlineOptions(seen, nowMs, spec.name);
    if (field.type === 'eventId') return eventOptions(seen, spec.name === 'retract');
    if (name === 'consents' || name === 'consentId')
      return sight.sees('consents')
        ? named(consentsOf(view).flatMap((one) => factOption(one.fact, 'consentId', state)))
        : [];
    if (isDocument(name, field)) return documentOptions(seen);
    if (isPerson(name, field)) return personOptions(state, name);
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

function factOption(fact: Fact, path: string, state: CaseState): Option[] {
  const id = atPath(fact.data, path);
  return typeof id === 'string' ? [[id, factName(fact, state)]] : [];
}

const named = (options: readonly Option[]) => toldApart(options, (id) => text(id, id));

/** Latest first: what is taken back is most often what was just written. */
function eventOptions(seen: SeenCase, toRetract: boolean): readonly Option[] {
  const facts = factsSeen(seen, seen.state)
    .filter((fact) => fact.retractedBy === undefined && !fact.carried && fact.type !== 'retracted')
    .filter((fact) => !toRetract || mayBeRetracted(fact))
    .map((fact): Option => [String(fact.id), happened(fact)]);
  return toldApart(facts.reverse(), (id) => numbered(Number(id)));
}

/** By name and day. Only what stands still can go on, and only what runs can stand still. */
function deadlineOptions(seen: SeenCase, nowMs: number, command: string): readonly Option[] {
  const offered = deadlinesSeen(seen, seen.state, nowMs).filter(({ status }) =>
    command === 'resume-deadline'
      ? status === 'paused'
      : unmetStatuses.includes(status) && !(command === 'pause-deadline' && status === 'paused'),
  );
  return named(
    offered.map(({ id, title, dueAt, dueOn }): Option => {
      const due = dueAt ?? dueOn;
      const by = (lang: 'da' | 'en') => (due ? `, ${dueBy[lang]} ${whenInWords(due, lang)}` : '');
      return [id, text(`${title.da}${by('da')}`, `${title.en}${by('en')}`)];
    }),
  );
}

/** A child where a child is asked for, though it is not born; whom one lives with or who has custody is grown up. */
function personOptions(state: CaseState, asked: string): readonly Option[] {
  const view = viewOf(state);
  const refs = [...new Set([...childRefs(view), ...(state.kind === 'child' ? [state.ref] : [])])];
  const children = refs.map((ref): Option => [ref, childName(ref.split(':')[1] ?? ref)]);
  if (asked === 'child') return refs.length > 0 ? children : [['child:1', personNames.unborn as Text]];
  const adults = Object.entries(personNames).filter(([who]) => who !== 'unborn');
  if (asked === 'holders' || asked === 'residence') return adults;
  const unborn: Option = ['unborn', personNames.unborn as Text];
  return [...adults, ...(view.birth ? [] : [unborn]), ...children];
}

const isDocument = (name: string, { type, optional }: Field): boolean =>
  name === 'documentId' && type === 'slug' && optional === true;

/** The documents that were written in the case; none, and nothing is asked. */
const documentOptions = (seen: SeenCase): readonly Option[] =>
  named(
    viewOf(seen.state)
      .of('document-drafted')
      .filter((fact) => isSeen(fact, seen))
      .flatMap((fact) => factOption(fact, 'documentId', seen.state)),
  );
