import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { cpr, date, homeAddress, list, optional, personName, slug } from '../../field.ts';
import { canonicalWho, childRefs } from '../../people.ts';
import { type Refusal, refuse } from '../../refusal.ts';

const from = date('Fra', 'From', { plan: true });
const until = optional(date('Til', 'Until', { plan: true }));

const ordered = ({ data }: Attempt): Refusal | null =>
  typeof data.from === 'string' && typeof data.until === 'string' && data.until < data.from
    ? refuse('VALIDATION', 'Perioden slutter, før den begynder.', 'The period ends before it begins.', {
        reason: 'until',
      })
    : null;

/** A child that neither this case nor its linked cases are about. */
function unknownChild({ view, data }: Attempt): Refusal | null {
  const { child } = data;
  if (typeof child !== 'string' || !child.startsWith('child:') || child === view.state.ref) return null;
  const known = view.kind === 'pregnancy' && !view.birth;
  return known || view.state.links.some((link) => link.ref === child)
    ? null
    : refuse('NOT_FOUND', 'Familien har intet sådant barn.', 'The family has no such child.', {
        reason: 'child',
      });
}

const adults = ['mother', 'partner', 'father', 'FMI', 'unborn'];

/** Somebody nobody has told this case of: not a parent, not a child of the family, no custody holder, no relation. */
function unknownPerson({ view, data }: Attempt): Refusal | null {
  const who = canonicalWho(data.who, view);
  const told = [
    ...view
      .of('custody-recorded')
      .flatMap(({ data: { holders } }) => (Array.isArray(holders) ? holders : [])),
    ...view.of('relation-recorded').flatMap((fact) => [fact.data.person, fact.data.to, fact.data.relation]),
  ];
  const expected = who.startsWith('child:') && view.kind === 'pregnancy' && !view.birth;
  return expected || adults.includes(who) || childRefs(view).includes(who) || told.includes(who)
    ? null
    : refuse('NOT_FOUND', 'Sagen kender ikke den person.', 'The case does not know that person.', {
        reason: 'who',
      });
}

/** What is true of the family for a while; every linked case learns of it before the command is answered. */
export const familyCommands: readonly CommandSpec[] = [
  {
    name: 'protect-address',
    title: text('Beskyt adresse', 'Protect an address'),
    kinds: ['pregnancy', 'child'],
    fields: { who: slug('Hvem', 'Who', { initial: 'mother' }), from, until },
    event: 'address-protected',
    check: (attempt) => ordered(attempt) ?? unknownPerson(attempt),
    afterClosing: true,
    relayed: 'everyone',
  },
  {
    name: 'record-custody',
    title: text('Registrér forældremyndighed', 'Record custody'),
    kinds: ['pregnancy', 'child'],
    fields: {
      child: slug('Barn', 'Child', { initial: 'child:1' }),
      holders: list('Indehavere', 'Holders', slug('Hvem', 'Who'), { min: 1 }),
      residence: optional(slug('Bopæl hos', 'Lives with')),
      from,
    },
    event: 'custody-recorded',
    check: unknownChild,
    relayed: 'everyone',
  },
  {
    name: 'record-relation',
    title: text('Registrér relation', 'Record a relation'),
    kinds: ['pregnancy', 'child'],
    fields: {
      person: optional(slug('Hvem', 'Who')),
      relation: optional(slug('Relation', 'Relation')),
      to: optional(slug('Relation til hvem', 'Related to whom')),
      name: optional(personName('Navn', 'Name')),
      cpr: optional(cpr('CPR-nummer', 'CPR number')),
      address: optional(homeAddress('Adresse', 'Address')),
      from: optional(from),
      until,
    },
    event: 'relation-recorded',
    check: ordered,
  },
  {
    name: 'record-placement-period',
    title: text('Registrér anbringelsesperiode', 'Record a placement period'),
    kinds: ['pregnancy', 'child'],
    fields: {
      child: optional(slug('Barn', 'Child')),
      from: optional(date('Fra', 'From')),
      until,
      place: optional(slug('Anbringelsessted', 'Place')),
      measureId: optional(slug('Indsats', 'Measure')),
    },
    event: 'placement-period-recorded',
    check: (attempt) => ordered(attempt) ?? unknownChild(attempt),
    relayed: ({ child }) => (typeof child === 'string' && child.startsWith('child:') ? { ref: child } : null),
  },
];
