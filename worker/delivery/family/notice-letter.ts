import type { FamilyNotice } from '../../../domain/disclosure/family-notice.ts';
import type { MemoDocument } from '../channels/digital-post/memo.ts';

const day = new Intl.DateTimeFormat('da-DK', { dateStyle: 'full', timeZone: 'Europe/Copenhagen' });
const moment = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Copenhagen',
});

/** Any moment of a civil day that is the same day in Copenhagen. */
const noonOf = (on: string): number => Date.parse(`${on}T11:00:00Z`);

/** A notice as a letter of a few lines: what, by when, and whom to ask. It names nobody. */
export function noticeLetter({ matter, on, at, begins, late }: FamilyNotice, sender: string): MemoDocument {
  const when = at ? moment.format(Date.parse(at)) : on ? day.format(noonOf(on)) : null;
  const lines = [
    'Hej',
    `Vi skriver til dig om: ${matter.da}.`,
    ...(when === null
      ? []
      : [late ? `Det skulle være sket senest ${when}.` : `${begins ? 'Tidspunkt' : 'Senest'}: ${when}.`]),
    'Har du spørgsmål, så kontakt den, du plejer at tale med hos os. Du kan ikke svare på denne besked.',
    `Venlig hilsen\n${sender}`,
  ];
  return {
    format: 'text/plain',
    fileName: 'besked.txt',
    content: new TextEncoder().encode(`${lines.join('\n\n')}\n`),
  };
}

/** What stands in the citizen's inbox before the letter is opened: who writes, and nothing of what about. */
export const inboxTitle = (sender: string): string => `Besked fra ${sender}`;
