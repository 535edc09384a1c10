import type { ClaimedMessage } from '../../db/claim-messages.ts';
import { organisationOf } from '../../domain/obligations/organisation-name.ts';

const kinds = {
  reminder: { da: 'Påmindelse: en frist nærmer sig.', en: 'Reminder: a deadline is approaching.' },
  escalation: {
    da: 'Eskalering: en overskredet frist er endnu ikke set.',
    en: 'Escalation: a missed deadline has not been seen yet.',
  },
  breach: { da: 'Overskredet: en frist er passeret.', en: 'Overdue: a deadline has passed.' },
} as const;

/** A mail says that there is something to see and where; nothing about anybody, nor which obligation it is. */
export function reminderMail(
  message: Pick<ClaimedMessage, 'kind' | 'case_id'> & Partial<Pick<ClaimedMessage, 'stands_for'>>,
  publicUrl: string,
) {
  const organisation = organisationOf(message.case_id);
  const path =
    organisation === null
      ? `/cases/${encodeURIComponent(message.case_id)}`
      : `/organisations/${organisation}`;
  const link = new URL(path, publicUrl).href;
  const { da, en } = told(message.kind, message.stands_for ?? 1);
  return {
    subject: 'Tovholder: en frist kræver din opmærksomhed',
    text: `${da}\nSe fristen i Tovholder:\n${link}\n\n-- \n${en}\nSee the deadline in Tovholder at the address above.\n`,
  };
}

/** After a standstill one mail speaks for all that could not leave in time; how many is no secret. */
function told(kind: keyof typeof kinds, number: number): Record<'da' | 'en', string> {
  const { da, en } = kinds[kind];
  if (number <= 1) return { da, en };
  return {
    da: `${da}\n${number} påmindelser i sagen faldt, mens systemet stod stille; denne mail gælder dem alle.`,
    en: `${en}\n${number} reminders in the case fell due while the system was down; this mail is for all of them.`,
  };
}
