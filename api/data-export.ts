import { civilDateOf, formatInstant } from '../domain/calendar/index.ts';
import { viewOf } from '../domain/case/case-view.ts';
import { consentIsValid, consentsOf } from '../domain/case/consents.ts';
import { type ExportEntry, exportEntries } from '../domain/disclosure/citizen-export.ts';
import { senders } from '../domain/disclosure/senders.ts';
import { type FamilyRole, isFamilyRole, isRole, roleName } from '../domain/rules/roles.ts';
import { type Text, text } from '../domain/text.ts';
import { citizenItem } from './citizen-log.ts';
import { leave } from './leave.ts';
import type { JournalEntry, Ports, StoredCase } from './ports.ts';
import { purposeName } from './purpose.ts';
import { no } from './refused.ts';

const ROWS_AT_ONCE = 500;

/** What somebody asks for: to whom it goes, and the events whose free text has been read and may go with it. */
export interface ExportQuestion {
  to?: string;
  texts?: string;
}

/** A person's data as they may have it, and everything Article 15 wants told with it. */
export interface DataExport {
  case: string;
  about: string;
  to: readonly string[];
  drawnAt: string;
  purposes: readonly Text[];
  /** Name and addresses as the register has them; null unless the person alone gets the copy. */
  person: { names: readonly string[]; addresses: readonly string[] } | null;
  /** Who has received something, from the receipts. */
  recipients: readonly { on: string; what: Text; to: Text; toldOn: string | null }[];
  consents: readonly {
    givenOn: string;
    lapsesOn: string;
    receivers: readonly Text[];
    categories: readonly string[];
    valid: boolean;
  }[];
  looks: readonly ReturnType<typeof citizenItem>[];
  entries: readonly ExportEntry[];
  /** Entries whose free text waits until somebody has read it. */
  textsHeld: readonly number[];
  rights: readonly Text[];
}

/**
 * Draws the export of a case for one member of the family: through the gate, with a receipt, without employees and other
 * people. Throws the gate's refusal.
 */
export async function drawExport(
  ports: Ports,
  stored: StoredCase,
  question: ExportQuestion,
  nowMs: number,
): Promise<DataExport> {
  const { state } = stored;
  const view = viewOf(state);
  const about = state.kind === 'child' ? state.ref : 'mother';
  const to = receiverOf(question.to ?? (state.kind === 'child' ? 'FMI' : 'mother'));
  const released = numbersIn(question.texts);
  const [journal, earlier] = await Promise.all([wholeJournal(ports, state.id), allReceipts(ports, state.id)]);
  const looks = await ports.readLog.forCitizen(state.id);
  const receivers = await leave(ports, stored, { sender: 'data-export', to, about }, nowMs);
  const entries = exportEntries(withoutRetracted(journal), about, released);
  return {
    case: state.id,
    about,
    to: receivers,
    drawnAt: formatInstant(nowMs),
    person: receivers.every((who) => who === about) ? await ownEntry(ports, state.id, about) : null,
    purposes: [purposeName('case-work'), purposeName('treatment')],
    recipients: earlier
      .filter(({ sender }) => sender !== 'reminder')
      .map(({ at, sender, recipient, toldAt }) => ({
        on: civilDateOf(at.getTime()),
        what: senders[sender].title,
        to: receiverName(recipient),
        toldOn: toldAt === null ? null : civilDateOf(toldAt.getTime()),
      })),
    consents: consentsOf(view)
      .filter(({ subject }) => subject === about || (about === 'mother' && subject === 'unborn'))
      .map((consent) => ({
        givenOn: consent.givenOn,
        lapsesOn: consent.lapsesOn,
        receivers: consent.receivers.map(receiverName),
        categories: consent.categories,
        valid: consentIsValid(consent, nowMs),
      })),
    looks: looks.map(citizenItem),
    entries,
    textsHeld: entries.filter((entry) => entry.textHeld).map(({ eventId }) => eventId),
    rights,
  };
}

/** What the register holds of the person herself, which nobody else's copy shows: an address may be protected. */
async function ownEntry(ports: Ports, caseId: string, about: string): Promise<DataExport['person']> {
  const seat = (await ports.persons.personsOf(caseId)).findLast(({ who }) => who === about);
  const person = seat ? await ports.persons.find(seat.personId) : null;
  if (!person) return null;
  return {
    names: person.names.map(({ value }) => value),
    addresses: person.addresses.map(({ value }) => value),
  };
}

const rights: readonly Text[] = [
  text(
    'Du kan bede om at få urigtige oplysninger rettet. En fejl i journalen tages tilbage med en begrundelse; den slettes ikke.',
    'You may ask for wrong data to be rectified. A mistake in the journal is taken back with a reason; it is not deleted.',
  ),
  text(
    'Du kan bede om, at behandlingen begrænses, mens en indsigelse vurderes.',
    'You may ask for processing to be restricted while an objection is being assessed.',
  ),
  text(
    'Du kan trække et samtykke tilbage når som helst; det virker straks.',
    'You may withdraw a consent at any time; it takes effect at once.',
  ),
  text(
    'Du kan klage til Datatilsynet.',
    'You may complain to Datatilsynet, the Danish Data Protection Agency.',
  ),
];

/** A role by name; whoever has none here by the word of the register of senders. */
export function receiverName(recipient: string): Text {
  if (isRole(recipient)) return roleName(recipient);
  return Object.hasOwn(otherReceivers, recipient)
    ? (otherReceivers[recipient] as Text)
    : text(recipient, recipient);
}

const otherReceivers: Readonly<Record<string, Text>> = {
  notifier: text('Underretter', 'Notifier'),
  'new-municipality': text('Tilflytningskommunen', 'The new municipality'),
  citizen: text('Borgeren', 'The citizen'),
  unnamed: text('Ikke angivet', 'Not named'),
  father: text('Far', 'Father'),
};

function receiverOf(to: string): FamilyRole {
  if (isFamilyRole(to)) return to;
  throw no(
    null,
    'VALIDATION',
    'to skal være mother, partner eller FMI.',
    'to must be mother, partner or FMI.',
    { reason: 'to' },
  );
}

function numbersIn(texts: string | undefined): ReadonlySet<number> {
  return new Set(
    (texts ?? '')
      .split(',')
      .map((one) => Number(one.trim()))
      .filter((one) => Number.isSafeInteger(one) && one > 0),
  );
}

async function wholeJournal(ports: Ports, caseId: string): Promise<JournalEntry[]> {
  const all: JournalEntry[] = [];
  for (;;) {
    const rows = await ports.reads.journal(caseId, { after: all.at(-1)?.id ?? 0, limit: ROWS_AT_ONCE });
    all.push(...rows);
    if (rows.length < ROWS_AT_ONCE) return all;
  }
}

const allReceipts = (ports: Ports, caseId: string) => ports.receipts.list(caseId, { limit: 10_000 });

/** What was taken back was wrong: it stands in the journal, and is not told again as if it held. */
function withoutRetracted(journal: readonly JournalEntry[]): readonly JournalEntry[] {
  const gone = new Set(
    journal.flatMap(({ type, data }) =>
      type === 'retracted' && Array.isArray(data.events) ? data.events : [],
    ),
  );
  return journal.filter(({ id }) => !gone.has(id));
}
