import type { ClaimedMessage } from '../../db/claim-messages.ts';
import { emergencyOf } from '../../db/emergency-name.ts';
import { organisationOf } from '../../domain/obligations/organisation-name.ts';

const kinds = {
  reminder: { da: 'Påmindelse: en frist nærmer sig.', en: 'Reminder: a deadline is approaching.' },
  escalation: {
    da: 'Eskalering: en overskredet frist er endnu ikke set.',
    en: 'Escalation: a missed deadline has not been seen yet.',
  },
  breach: { da: 'Overskredet: en frist er passeret.', en: 'Overdue: a deadline has passed.' },
  emergency: {
    da: 'Nødadgang: nogen har åbnet en sag, som de ellers ikke kan se. Du skal gennemgå det.',
    en: 'Emergency access: somebody has opened a case that they may not see otherwise. You have to review it.',
  },
} as const;

/** A mail says that there is something to see and where; nothing about anybody, nor which obligation it is. */
export function reminderMail(
  message: Pick<ClaimedMessage, 'kind' | 'case_id'> & Partial<Pick<ClaimedMessage, 'stands_for'>>,
  publicUrl: string,
) {
  const link = new URL(pathFor(message.case_id), publicUrl).href;
  const { da, en } = told(message.kind, message.stands_for ?? 1);
  if (message.kind === 'emergency')
    return {
      subject: 'Tovholder: en nødadgang skal gennemgås',
      text: `${da}\nSe den i Tovholder:\n${link}\n\n-- \n${en}\nSee it in Tovholder at the address above.\n`,
    };
  return {
    subject: 'Tovholder: en frist kræver din opmærksomhed',
    text: `${da}\nSe fristen i Tovholder:\n${link}\n\n-- \n${en}\nSee the deadline in Tovholder at the address above.\n`,
  };
}

function pathFor(name: string): string {
  const access = emergencyOf(name);
  if (access !== null) return `/emergency/${access}`;
  const organisation = organisationOf(name);
  return organisation === null ? `/cases/${encodeURIComponent(name)}` : `/organisations/${organisation}`;
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
