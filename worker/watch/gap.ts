import { type Text, text } from '../../domain/text.ts';

/** Where engine and store do not agree about a case. */
export type GapKind =
  | 'erasure lost'
  | 'workflow missing'
  | 'workflow ended'
  | 'workflow asleep'
  | 'workflow answers nothing'
  | 'journal missing'
  | 'workflow ahead'
  | 'journal ahead'
  | 'stories differ'
  | 'messages not on record'
  | 'withdrawn case runs'
  | 'clocks differ'
  | 'read model differs'
  | 'message without deadline'
  | 'relay stuck'
  | 'key missing';

/** One gap. `detail` holds numbers and names of parts, never content. */
export interface Gap {
  kind: GapKind;
  caseId: string;
  detail: Readonly<Record<string, number | string | readonly string[]>>;
}

/** Each kind in words, for whoever has to decide what to do. */
export const gapWords: Readonly<Record<GapKind, Text>> = {
  'erasure lost': text(
    'Sagen er slettet, men en ældre kopi har bragt den tilbage.',
    'The case was erased, and an older copy has brought it back.',
  ),
  'workflow missing': text(
    'Sagen har journal, men ingen kørende sag i motoren.',
    'The case has a journal and no workflow in the engine.',
  ),
  'workflow ended': text(
    'Sagens kørsel i motoren er afsluttet eller afbrudt.',
    "The case's workflow has ended or was terminated.",
  ),
  'workflow asleep': text(
    'Sagen kører, men har sovet over en påmindelse.',
    'The case runs and has slept through a reminder.',
  ),
  'workflow answers nothing': text('Sagen kører, men svarer ikke.', 'The case runs and does not answer.'),
  'journal missing': text(
    'Sagen kører, men lageret kender den ikke.',
    'The case runs and the store does not know it.',
  ),
  'workflow ahead': text(
    'Den kørende sag har hændelser, som journalen mangler.',
    'The running case has events that the journal lacks.',
  ),
  'journal ahead': text(
    'Journalen har hændelser, som den kørende sag mangler.',
    'The journal has events that the running case lacks.',
  ),
  'stories differ': text(
    'Journalen og den kørende sag fortæller noget forskelligt om samme hændelse.',
    'Journal and running case tell different things of the same event.',
  ),
  'messages not on record': text(
    'Der er sendt påmindelser, som lageret ikke kender.',
    'Reminders have left that the store does not know of.',
  ),
  'withdrawn case runs': text(
    'Sagen er taget tilbage eller slettet, men kører stadig.',
    'The case was taken back or erased and still runs.',
  ),
  'clocks differ': text(
    'Demosagens ur går forskelligt i motor og lager.',
    "The demo case's clock differs between engine and store.",
  ),
  'read model differs': text(
    'Læsemodellen er ikke, som journalen fortæller.',
    'The read model is not as the journal tells it.',
  ),
  'message without deadline': text(
    'En ventende påmindelse taler om en frist, der ikke findes.',
    'A waiting reminder speaks of a deadline that is not there.',
  ),
  'relay stuck': text(
    'En besked mellem to sager er ikke nået frem.',
    'What one case has to tell another has not arrived.',
  ),
  'key missing': text(
    'Sagens nøgle mangler; sagen kan ikke læses, før den er tilbage.',
    "The case's key is missing; it cannot be read until the key is back.",
  ),
};

export const gap = (kind: GapKind, caseId: string, detail: Gap['detail'] = {}): Gap => ({
  kind,
  caseId,
  detail,
});
