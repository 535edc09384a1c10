import { caseAccess, holderOf } from '../../access/case-access.ts';
import type { LockedDocument } from '../../db/documents/locked-documents.ts';
import type { LetterData, LetterPerson } from '../../documents/letter-data.ts';
import { senderOf, setLetter } from '../../documents/set-letter.ts';
import { stateAsOf } from '../../domain/case/as-of.ts';
import { type CaseView, viewOf } from '../../domain/case/case-view.ts';
import type { CaseEvent, Fact } from '../../domain/case/fact.ts';
import type { CaseDocument, DocumentVersion } from '../../domain/documents/documents-of.ts';
import type { DocumentTemplate } from '../../domain/documents/registry.ts';
import type { JsonObject } from '../../domain/json.ts';
import { writtenNumber } from '../../domain/persons/person-number.ts';
import { isFamilyRole, roleName } from '../../domain/rules/roles.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { type OwnTemplateFiles, ownTemplateAt, setWithTemplate } from './set-with-template.ts';

/** Where locked documents are kept. */
export interface DocumentStore {
  find(caseId: string, documentId: string, version: number): Promise<LockedDocument | null>;
  /** Written once: whoever comes second changes nothing. */
  keep(caseId: string, document: LockedDocument): Promise<void>;
}

/** What is asked and written when a document is set. */
export interface DocumentParts {
  store: DocumentStore;
  templates: OwnTemplateFiles;
  register: PersonRegister;
  /** One event of a journal with everything in it, or null. */
  event: (caseId: string, eventId: number) => Promise<CaseEvent | null>;
}

/**
 * A version of a document as it was approved: the words it is set from and the file. It is set when it is first asked for
 * after the approval, from the case as it was then, and stands from there on. Null while it is not approved, and where its
 * draft is gone. Rejects when store, register or a key is out of reach.
 */
export async function lockedDocument(
  parts: DocumentParts,
  view: CaseView,
  { id, template }: CaseDocument,
  { version, templateVersion, drafted, approved }: DocumentVersion,
): Promise<LockedDocument | null> {
  const caseId = view.state.id;
  if (!approved) return null;
  const known = await parts.store.find(caseId, id, version);
  if (known) return known;
  const written = await parts.event(caseId, drafted.id);
  const was = stateAsOf(view.state, approved.recordedMs);
  if (!written || !was) return null;
  const draft = { template, version, data: written.data, by: written.by, isDraft: false };
  const letter = await letterOf(parts.register, viewOf(was), draft, approved.recordedMs);
  const sender = senderAt(view, written.by, approved.recordedMs);
  const setWith = (await ownTemplateAt(parts.templates, sender, template.name, approved.recordedMs)) ?? {
    ...{ template: template.name, templateVersion, templateOf: null },
  };
  const { file, mediaType } = await setWithTemplate(parts.templates, setWith, letter);
  await parts.store.keep(caseId, { documentId: id, version, ...setWith, letter, file, mediaType });
  return parts.store.find(caseId, id, version);
}

/** What somebody is writing, as it would look: nothing is kept. */
export function previewLetter(
  register: PersonRegister,
  view: CaseView,
  draft: { template: DocumentTemplate; data: JsonObject; by: string; version: number },
  nowMs: number,
): Promise<LetterData> {
  return letterOf(register, view, { ...draft, isDraft: true }, nowMs);
}

async function letterOf(
  register: PersonRegister,
  view: CaseView,
  draft: { template: DocumentTemplate; version: number; data: JsonObject; by: string; isDraft: boolean },
  nowMs: number,
): Promise<LetterData> {
  const municipality = holderIn(view);
  const persons = await personsOn(register, view, draft.template);
  return setLetter(view, { ...draft, municipality }, persons, nowMs);
}

const holderIn = ({ state }: CaseView): string =>
  holderOf(caseAccess(state), 'authority') ?? state.municipality;

/** The organisation whose letter it is when somebody writes in the case at a moment: a case may change hands. */
export function senderAt(view: CaseView, by: string, atMs: number): string {
  const moved = caseAccess(view.state).some(({ ground }) => ground === 'former-authority');
  const was = moved ? stateAsOf(view.state, atMs) : null;
  return senderOf({ by, municipality: holderIn(was ? viewOf(was) : view) });
}

/** Who stands on the letter, from the register: the mother, or the family that the case is about. */
async function personsOn(
  register: PersonRegister,
  view: CaseView,
  { names }: DocumentTemplate,
): Promise<readonly LetterPerson[]> {
  if (names === 'nobody') return [];
  const known = await register.personsOf(view.state.id);
  const wanted = names === 'mother' ? ['mother'] : familyOf(view);
  const found: LetterPerson[] = [];
  for (const who of wanted) {
    const seat = known.findLast((one) => one.who === who && !one.official);
    const person = seat ? await register.find(seat.personId) : null;
    const number = person?.numbers.at(-1)?.value;
    const name = person?.names.at(-1)?.value;
    if (name === undefined && number === undefined) continue;
    found.push({ who: wordFor(who), name: name ?? '', number: number ? writtenNumber(number) : '' });
  }
  return found;
}

/** Of a child's case the child and whoever holds custody of it; of a pregnancy the mother. Siblings stand on no letter. */
function familyOf(view: CaseView): readonly string[] {
  if (view.kind !== 'child') return ['mother'];
  const holders = view
    .of('custody-recorded')
    .filter(({ data }) => data.child === view.state.ref || data.child === 'child')
    .flatMap(holdersOf);
  return [...new Set([view.state.ref, 'mother', ...holders])];
}

const holdersOf = ({ data }: Fact): readonly string[] =>
  Array.isArray(data.holders) ? data.holders.map(String) : [];

const wordFor = (who: string): string =>
  who.startsWith('child') ? 'Barn' : isFamilyRole(who) ? roleName(who).da : 'Forældremyndighedsindehaver';
