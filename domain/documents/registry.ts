import type { Fields } from '../case/field.ts';
import type { CaseKind } from '../case/state.ts';
import { type Text, text } from '../text.ts';
import { documentFields, type TemplateName } from './document-fields.ts';

/** One kind of letter or form. Templates themselves: `documents/templates/<name>/<version>.typ`. */
export interface DocumentTemplate {
  name: TemplateName;
  title: Text;
  /** The one in force; a locked document keeps the one that it was set with. */
  version: number;
  kinds: readonly CaseKind[];
  /** What a person fills in; all else comes from the case and the register of persons. */
  fields: Fields;
  /** Which act of the case it is about, where there is one. */
  about: 'meetingId' | 'notificationId' | 'measureId' | null;
  /** It cannot be written without naming that act. */
  needsAbout: boolean;
  /** Whose name and number stand on it. */
  names: 'nobody' | 'mother' | 'family';
  /** Why somebody other than its writer approves it; null: its writer may. */
  secondPerson: { reason: Text; source: string } | null;
  /** The commands that record its sending and take its `documentId`. */
  sentBy: readonly string[];
}

const both = ['pregnancy', 'child'] as const;

const fourEyes = (da: string, en: string, source: string) => ({ reason: text(da, en), source });

type More = Partial<Omit<DocumentTemplate, 'name' | 'title' | 'fields'>>;

const template = (name: TemplateName, da: string, en: string, more: More = {}): DocumentTemplate => ({
  name,
  title: text(da, en),
  version: 1,
  kinds: both,
  fields: documentFields[name],
  about: null,
  needsAbout: false,
  names: 'family',
  secondPerson: null,
  sentBy: [],
  ...more,
});

/** Every letter and form there is. */
export const documentTemplates: readonly DocumentTemplate[] = [
  template(
    'request-form',
    'Anmodning om oplysninger samt aftaler i forbindelse med fødsel og barsel på sygehus',
    'Request for information and agreements for birth and admission',
    { kinds: ['pregnancy'], about: 'meetingId', names: 'mother', sentBy: ['send-request-form'] },
  ),
  template('minutes', 'Referat af møde', 'Minutes of a meeting', {
    about: 'meetingId',
    needsAbout: true,
    sentBy: ['send-minutes'],
  }),
  template(
    'consent-4-0',
    'Samtykkeerklæring til at indhente oplysninger (4.0)',
    'Consent to collecting information (4.0)',
  ),
  template('consent-4-1', 'Samtykkeerklæring til netværksmøder (4.1)', 'Consent to network meetings (4.1)'),
  template(
    'consent-4-2',
    'Samtykkeerklæring til videregivelse af oplysninger (4.2)',
    'Consent to disclosing information (4.2)',
  ),
  template('acknowledgement', 'Kvittering for underretning', 'Receipt for a notification', {
    about: 'notificationId',
    // Whoever notified is told nothing of the family.
    names: 'nobody',
    sentBy: ['acknowledge-notification'],
  }),
  template('notification', 'Underretning', 'Notification', {
    secondPerson: fourEyes(
      'En underretning gengiver, hvad der er set og hørt: en kollega læser den, før den sendes.',
      'A notification tells what was seen and heard: a colleague reads it before it is sent.',
      'god forvaltningsskik; BL §§ 133–135',
    ),
    sentBy: ['send-notification'],
  }),
  template(
    'combined-plan',
    'Samlet plan for graviditet, fødsel og barsel',
    'Combined plan for pregnancy, birth and after',
    {
      secondPerson: fourEyes(
        'Planen forpligter både region og kommune: en anden end den, der har skrevet den, godkender den.',
        'The plan binds region and municipality: somebody other than its writer approves it.',
        'RA § 6',
      ),
      sentBy: ['approve-plan'],
    },
  ),
  template('hearing', 'Partshøring', 'Hearing of a party', {
    about: 'measureId',
    names: 'nobody',
    sentBy: ['start-hearing'],
  }),
  template('delay', 'Besked om forsinket svar', 'Notice of a late answer', {
    names: 'nobody',
    sentBy: ['tell-of-delay'],
  }),
  template('decision', 'Afgørelse', 'Decision', {
    about: 'measureId',
    secondPerson: fourEyes(
      'En afgørelse binder familien: en anden end den, der har skrevet den, ser begrundelse og klagevejledning efter.',
      'A decision binds the family: somebody other than its writer checks its reasons and complaint guidance.',
      'god forvaltningsskik; FVL §§ 22–25',
    ),
    sentBy: ['decide-measure', 'serve-notice'],
  }),
  template('closing-summary', 'Sammenfatning ved afslutning', 'Closing summary', {
    kinds: ['child'],
    sentBy: ['send-closing-summary'],
  }),
  template('case-print', 'Udskrift af sagen', 'Print of the case'),
];

const byName = new Map<string, DocumentTemplate>(documentTemplates.map((one) => [one.name, one]));

export const templateByName = (name: unknown): DocumentTemplate | null =>
  typeof name === 'string' ? (byName.get(name) ?? null) : null;

/** The template whose documents a command may send; null for most. */
export const templateSentBy = (command: string): DocumentTemplate | null =>
  documentTemplates.find(({ sentBy }) => sentBy.includes(command)) ?? null;
