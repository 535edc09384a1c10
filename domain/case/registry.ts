import { takesDocument } from '../documents/takes-document.ts';
import type { CommandSpec } from './command-spec.ts';
import { acrossCommands } from './commands/across/index.ts';
import { phase1Commands } from './commands/phase-1/index.ts';
import { phase2Commands } from './commands/phase-2/index.ts';
import { phase3Commands } from './commands/phase-3/index.ts';
import { phase4Commands } from './commands/phase-4/index.ts';
import type { EventType } from './fact.ts';
import type { Fields } from './field.ts';
import { boolean, date, gestationalAgeField, instant, longText, optional, slug } from './field.ts';

/** Every command there is. API, OpenAPI, forms, simulation and documentation come from this one list. */
export const commands: readonly CommandSpec[] = [
  ...phase1Commands,
  ...phase2Commands,
  ...phase3Commands,
  ...phase4Commands,
  ...acrossCommands,
].map(takesDocument);

const byName = new Map(commands.map((spec) => [spec.name, spec]));

export const commandByName = (name: string): CommandSpec | undefined => byName.get(name);

/** Free text is allowed with every command; it is kept in the journal only. */
export const noteField = longText('Bemærkning', 'Note', { optional: true });

/** Every command takes one of these as the moment of the act; left out it is now. */
export const momentFields: Fields = {
  at: optional(instant('Tidspunkt', 'Moment')),
  on: optional(date('Dato', 'Date')),
};

const byEvent = new Map<EventType, CommandSpec>();
for (const spec of commands)
  for (const type of [spec.event, ...(spec.alsoProduces ?? [])]) byEvent.set(type, spec);

/** Events that no command produces, with the fields that the system gives them. */
const systemEvents: Readonly<Record<EventType, Fields>> = {
  /** The first event of a child case opened by a birth. */
  born: {
    bornAt: instant('Født', 'Born'),
    gestationalAge: optional(gestationalAgeField('Gestationsalder', 'Gestational age')),
    parentsMarried: optional(boolean('Forældrene er gift', 'The parents are married')),
    stillbornSibling: optional(boolean('Dødfødt søskende', 'Stillborn sibling')),
  },
  /** The first event of what a merged case brings into the one that goes on. */
  'case-taken-in': {
    from: slug('Sagen, der er lagt ind', 'The case that was merged'),
    fromRef: slug('Dens navn', 'Its name'),
    reason: optional(slug('Begrundelse', 'Reason')),
  },
};

export const knownEvents: ReadonlySet<EventType> = new Set([...byEvent.keys(), ...Object.keys(systemEvents)]);

/** The command whose event this is. */
export const specOfEvent = (type: EventType): CommandSpec | undefined => byEvent.get(type);

const eventFields = new Map<EventType, Fields>(Object.entries(systemEvents));
for (const [type, spec] of byEvent) {
  eventFields.set(type, { ...spec.fields, ...spec.adds, ...momentFields, note: noteField });
}

/** The fields of an event's data: the command's own, what it adds, and the note. */
export const fieldsOfEvent = (type: EventType): Fields => eventFields.get(type) ?? {};
