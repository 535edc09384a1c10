import { copyFor } from '../../documents/copy-for.ts';
import type { LetterData } from '../../documents/letter-data.ts';
import { documentIdOf } from '../../domain/announcements/documents.ts';
import { civilDateOf } from '../../domain/calendar/index.ts';
import type { CaseView } from '../../domain/case/case-view.ts';
import { approvedVersion, documentById } from '../../domain/documents/documents-of.ts';
import { protectedOn } from '../../domain/persons/periods.ts';
import type { PersonRegister } from '../../persons/person-register.ts';
import { type DocumentParts, lockedDocument } from './locked-document.ts';
import { setWithTemplate } from './set-with-template.ts';

/** Whose copy: who they are in the case, how the letter greets them, and what the gate lets it show. */
export interface CopyReceiver {
  /** `mother`, `partner`, a custody holder …; null for a professional. */
  who: string | null;
  /** As the letter names them. */
  name: string;
  /** Their own address, where the gate says that this copy may show it. */
  address?: string;
  /** Where it goes takes PDF alone: a letter in somebody's own template is set with ours. */
  onlyPdf?: true;
}

export interface RenderedCopy {
  file: Uint8Array;
  mediaType: string;
  /** The kind of letter, in Danish; never a name. */
  title: string;
}

/**
 * One receiver's copy of the document that a message speaks of (`about`: `document:b1`): the approved words, without the
 * protected address of anybody else in the case. Null where there is no such approved document. Whether the receiver may
 * have it at all is the gate's answer, asked before.
 */
export async function renderFor(
  parts: DocumentParts,
  view: CaseView,
  { about, step }: { about: string; step?: string },
  receiver: CopyReceiver,
  atMs: number,
): Promise<RenderedCopy | null> {
  const document = documentById(view, documentIdOf(about));
  if (!document) return null;
  const asked = /^s(\d+)$/.exec(step ?? '')?.[1];
  const version =
    asked === undefined
      ? approvedVersion(document)
      : (document.versions.find((one) => one.version === Number(asked)) ?? null);
  const locked = version && (await lockedDocument(parts, view, document, version));
  if (!locked) return null;
  const withheld = await withheldFrom(parts.register, view, receiver.who, atMs);
  const { name, address } = receiver;
  const copy = copyFor(locked.letter as LetterData, {
    to: [name],
    withheld,
    ...(address ? { address } : {}),
  });
  const { template, templateVersion, templateOf } = locked;
  const ours = { template, templateVersion: version.templateVersion, templateOf: null };
  const set = await setWithTemplate(
    parts.templates,
    receiver.onlyPdf ? ours : { template, templateVersion, templateOf },
    copy,
  );
  return { file: set.file, mediaType: set.mediaType, title: document.template.title.da };
}

/** Addresses that this receiver's copy must not show: those of everybody in the family who is protected that day. */
export async function withheldFrom(
  register: PersonRegister,
  view: CaseView,
  who: string | null,
  atMs: number,
): Promise<readonly string[]> {
  const on = civilDateOf(atMs);
  const here = protectedOn(view, on);
  const others = (await register.personsOf(view.state.id)).filter((one) => !one.official && one.who !== who);
  const found = await Promise.all(
    others.map(async ({ who: seat, personId }) => {
      if (!here.includes(seat) && !(await register.isProtected(personId, on))) return [];
      const person = await register.find(personId);
      return (person?.addresses ?? []).map(({ value }) => value);
    }),
  );
  return [...new Set(found.flat())];
}
