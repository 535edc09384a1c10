import type { Field, Fields } from '../../domain/case/field.ts';
import type { TemplateName } from '../../domain/documents/document-fields.ts';
import type { DocumentTemplate } from '../../domain/documents/registry.ts';
import { type Text, text } from '../../domain/text.ts';

/**
 * What a template may name: a text, a mark that a section may depend on, a group of names, or a list that is written once for
 * each of its rows. Rows without names of their own are texts.
 */
export type Named =
  | { label: Text; kind: 'text' }
  | { label: Text; kind: 'mark' }
  | { label: Text; kind: 'group' | 'list'; of: Names };

export type Names = Readonly<Record<string, Named>>;

const word = (da: string, en: string): Named => ({ label: text(da, en), kind: 'text' });
const group = (da: string, en: string, of: Names): Named => ({ label: text(da, en), kind: 'group', of });
const rows = (da: string, en: string, of: Names): Named => ({ label: text(da, en), kind: 'list', of });

/** What every letter has; see `LetterData`. */
const ofEveryLetter: Names = {
  title: word('Brevets overskrift', 'Heading of the letter'),
  date: word('Dato', 'Date'),
  from: group('Afsender', 'Sender', {
    organisation: word('Organisation', 'Organisation'),
    unit: word('Afdeling', 'Unit'),
  }),
  to: rows('Modtager, linje for linje', 'Receiver, line by line', {}),
  caseNumber: word('Sagsnummer', 'Case number'),
  version: word('Udgave', 'Version'),
  draft: { label: text('Står kun i et udkast', 'Stands in a draft only'), kind: 'mark' },
  persons: rows('Dem, brevet handler om', 'Whom the letter is about', {
    who: word('Hvem', 'Who'),
    name: word('Navn', 'Name'),
    number: word('Personnummer', 'Person number'),
  }),
};

const edd: Names = {
  edd: word('Termin, så længe barnet ikke er født', 'Due date, while the child is not born'),
};

/** What the case knows for some letters; see `factsOfLetter`. */
const factsBy: Partial<Record<TemplateName, Names>> = {
  minutes: {
    meeting: group('Mødet', 'The meeting', {
      kind: word('Møde', 'Meeting'),
      at: word('Holdt', 'Held'),
      participants: word('Deltagere', 'Participants'),
      absent: word('Inviteret, men ikke til stede', 'Invited but absent'),
    }),
    consentsEntered: word('Samtykke ført til referat', 'Consent entered in the minutes'),
  },
  acknowledgement: {
    notification: group('Underretningen', 'The notification', {
      receivedOn: word('Modtaget', 'Received'),
    }),
  },
  decision: {
    decidedOn: word('Afgørelsens dato', 'Date of the decision'),
    complaint: group('Klagevejledning', 'Complaint guidance', {
      basis: word('Grundlag', 'Basis'),
      guidance: word('Vejledning', 'Guidance'),
      limit: word('Frist', 'Limit'),
      whereTo: word('Hvor klagen sendes', 'Where to complain'),
      received: word('Hvornår brevet er modtaget', 'When the letter is received'),
      court: word('Domstolene', 'The courts'),
      source: word('Kilde', 'Source'),
    }),
  },
  'case-print': {
    case: group('Sagen', 'The case', {
      kind: word('Sagens art', 'Kind of case'),
      phase: word('Fase', 'Phase'),
      municipality: word('Kommune', 'Municipality'),
      startedOn: word('Begyndt', 'Begun'),
      deadlines: rows('Frister', 'Deadlines', {
        title: word('Frist', 'Deadline'),
        responsible: word('Ansvarlig', 'Responsible'),
        due: word('Senest', 'Due'),
        status: word('Status', 'Status'),
      }),
      consents: rows('Samtykker', 'Consents', {
        givenOn: word('Givet', 'Given'),
        receivers: word('Modtagere', 'Receivers'),
        lapsesOn: word('Udløber', 'Lapses'),
        valid: word('Gælder', 'Valid'),
      }),
      events: rows('Registreringer', 'Acts', {
        on: word('Dato', 'Date'),
        what: word('Hvad', 'What'),
        by: word('Af', 'By'),
      }),
    }),
  },
};

/** Every name that a municipality's own template of a letter may use, with what stands there. */
export const namesOf = ({ name, fields }: DocumentTemplate): Names => ({
  ...ofEveryLetter,
  fields: { label: text('Det udfyldte', 'What was filled in'), kind: 'group', of: namesOfFields(fields) },
  facts: {
    label: text('Fra sagen', 'From the case'),
    kind: 'group',
    of: { ...edd, ...(factsBy[name] ?? {}) },
  },
});

const namesOfFields = (fields: Fields): Names =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, namedBy(field)]));

/** As `fieldsInWords` tells them: lists of plain values are one text. */
function namedBy({ type, label, fields, of }: Field): Named {
  if (type === 'object') return { label, kind: 'group', of: namesOfFields(fields ?? {}) };
  if (type === 'list' && of?.type === 'object')
    return { label, kind: 'list', of: namesOfFields(of.fields ?? {}) };
  return { label, kind: 'text' };
}

/** What a dotted name leads to, or null. */
export function namedIn(names: Names, path: string): Named | null {
  const [first = '', ...rest] = path.split('.');
  const found = Object.hasOwn(names, first) ? names[first] : undefined;
  if (!found) return null;
  if (rest.length === 0) return found;
  return found.kind === 'group' ? namedIn(found.of, rest.join('.')) : null;
}
