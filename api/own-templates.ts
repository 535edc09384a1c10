import { relationToOrganisation } from '../access/horizon.ts';
import { may } from '../access/may.ts';
import { acceptTemplate } from '../documents/own-templates/accept-template.ts';
import { inventedLetter } from '../documents/own-templates/invented-letter.ts';
import { formatInstant } from '../domain/calendar/index.ts';
import { type OwnTemplateVersion, ownTemplateInForce } from '../domain/documents/own-template-in-force.ts';
import { type DocumentTemplate, documentTemplates, templateByName } from '../domain/documents/registry.ts';
import { isOrganisation } from '../domain/rules/agreement-area.ts';
import { DOCX, setWithTemplate } from '../worker/letters/set-with-template.ts';
import { MAX_TEMPLATE_BYTES } from './body-room.ts';
import { tellDenied } from './denied.ts';
import { type DocumentFile, fileOf } from './documents.ts';
import type { Caller } from './identity/caller.ts';
import type { Looker } from './look.ts';
import { noSuchOrganisation } from './no-such-organisation.ts';
import { no } from './refused.ts';

/** The leaders of an organisation say what its letters look like. */
export const mayKeepTemplates = (caller: Caller, organisation: string): boolean =>
  caller.cases === undefined &&
  may(caller, 'administrate', { on: 'templates', as: relationToOrganisation(caller, organisation) });

/** One kind of letter in an organisation: ours, or the version of theirs that holds now. */
export interface LetterOfOrganisation {
  template: DocumentTemplate;
  own: OwnTemplateVersion | null;
  /** Every version, last to first; one that went back to ours says so. */
  versions: readonly OwnTemplateVersion[];
}

/** Throws NOT_FOUND for organisations that the caller has nothing to do with, NOT_PERMITTED for all but leaders. */
export function requireKeeper(looker: Looker, organisation: string): void {
  if (mayKeepTemplates(looker.caller, organisation)) return;
  if (!isOrganisation(organisation) || relationToOrganisation(looker.caller, organisation) === 'stranger') {
    tellDenied(looker, 'NOT_FOUND');
    throw noSuchOrganisation();
  }
  throw no(
    null,
    'NOT_PERMITTED',
    'Brevskabeloner lægges op af organisationens ledere.',
    "Templates of letters are put by the organisation's leaders.",
    { reason: looker.caller.role },
  );
}

/** Every kind of letter, and what it is set with in an organisation. */
export async function lettersOf(
  looker: Looker,
  organisation: string,
): Promise<readonly LetterOfOrganisation[]> {
  requireKeeper(looker, organisation);
  const { templates, clock } = looker.ports;
  const all = await templates.versions(organisation);
  return documentTemplates.map((template) => ({
    template,
    own: ownTemplateInForce(all, template.name, clock()),
    versions: all.filter((one) => one.template === template.name).toSorted((a, b) => b.version - a.version),
  }));
}

/** One of them. Throws NOT_FOUND where there is no such letter. */
export async function letterOf(
  looker: Looker,
  organisation: string,
  name: string,
): Promise<LetterOfOrganisation> {
  const found = (await lettersOf(looker, organisation)).find(({ template }) => template.name === name);
  if (!found) throw noTemplate();
  return found;
}

/** The same as the API and nobody's page tells it. */
export const letterItem = ({ template, own, versions }: LetterOfOrganisation) => ({
  template: template.name,
  title: template.title,
  set: own ? 'own' : 'ours',
  version: own?.version ?? null,
  since: own ? formatInstant(own.putMs) : null,
  versions: versions.map((one) => ({
    ...{ version: one.version, own: one.own, role: one.role },
    putAt: formatInstant(one.putMs),
  })),
});

/**
 * Puts a template of an organisation's own from now on. Throws VALIDATION with the place in words where letters could not be
 * set with it: then the one that holds stays.
 */
export async function putTemplate(
  looker: Looker,
  organisation: string,
  name: string,
  upload: Buffer,
): Promise<LetterOfOrganisation> {
  requireKeeper(looker, organisation);
  const template = templateByName(name);
  if (!template) throw noTemplate();
  if (upload.length > MAX_TEMPLATE_BYTES)
    throw no(413, 'VALIDATION', 'Filen må højst fylde 2 MiB.', 'The file may be at most 2 MiB.', {
      reason: 'file',
    });
  const accepted = acceptTemplate(template, upload);
  if (!accepted.ok)
    throw no(null, 'VALIDATION', accepted.mistake.da, accepted.mistake.en, { reason: 'file' });
  await put(looker, organisation, name, accepted.file);
  return letterOf(looker, organisation, name);
}

/** Sets the letter with ours again, from now on. Nothing to go back from is nothing done. */
export async function backToOurs(
  looker: Looker,
  organisation: string,
  name: string,
): Promise<LetterOfOrganisation> {
  requireKeeper(looker, organisation);
  if (!templateByName(name)) throw noTemplate();
  await put(looker, organisation, name, null);
  return letterOf(looker, organisation, name);
}

const put = ({ ports, caller }: Looker, organisation: string, template: string, file: Buffer | null) =>
  ports.templates.put({
    ...{ organisation, template, file, putMs: ports.clock() },
    by: { subject: caller.subject, role: caller.role },
  });

/** A letter about nobody, set as the organisation's letters of that kind are set now. */
export async function tryOutFile(looker: Looker, organisation: string, name: string): Promise<DocumentFile> {
  const { template, own } = await letterOf(looker, organisation, name);
  const setWith = own
    ? { template: name, templateVersion: own.version, templateOf: organisation }
    : { template: name, templateVersion: template.version, templateOf: null };
  const set = await setWithTemplate(looker.ports.templates, setWith, inventedLetter(template));
  const file = fileOf(template, set.file, set.mediaType, set.warnings);
  return { ...file, filename: `try-out-${file.filename}` };
}

/** The file of a version as it was put, the one in force or an earlier one. Throws NOT_FOUND. */
export async function versionFile(
  looker: Looker,
  organisation: string,
  name: string,
  version: string,
): Promise<DocumentFile> {
  const { template, versions } = await letterOf(looker, organisation, name);
  const known = versions.find((one) => String(one.version) === version && one.own);
  const file = known && (await looker.ports.templates.file(organisation, name, known.version));
  if (!file) throw noTemplate();
  return { ...fileOf(template, file, DOCX, []), filename: `${name}-v${version}.docx` };
}

const noTemplate = () =>
  no(404, 'NOT_FOUND', 'Skabelonen findes ikke.', 'There is no such template.', { reason: 'template' });
