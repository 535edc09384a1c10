import type { SeenCase } from '../../api/seen-case.ts';
import { type Text, text } from '../../domain/text.ts';
import { formUrl } from '../record/next-act.ts';

/** One step of the tour: what to do, where, and whether the case says that it is done. */
export interface TourStep {
  title: Text;
  about: Text;
  /** Null until there is a case to do it in. */
  href: string | null;
  done: boolean;
}

/** The date that the tour asks about: the acknowledgement, six working days with all that is skipped (F1-17). */
const EXPLAINED = 'F1-17';

/**
 * The steps of a first case. What is done is read from the case's own facts; only whether an explanation was opened is
 * remembered by the tour, because looking changes nothing in a case.
 */
export function stepsOf(seen: SeenCase | null, explained: boolean): readonly TourStep[] {
  const facts = seen?.state.facts ?? [];
  const has = (type: string) => facts.some((fact) => fact.type === type);
  const id = seen?.state.id;
  const form = (command: string, deadlineId?: string) => (id ? formUrl(id, command, deadlineId) : null);
  const received = facts.find(({ type }) => type === 'notification-received');
  const notification = String(received?.data.notificationId ?? 'n1');
  return [
    {
      title: text('Opret en henvisning', 'Record a referral'),
      about: text('Hvem henviser, og hvornår ventes barnet?', 'Who refers, and when is the child expected?'),
      href: '/refer/pregnancy',
      done: seen !== null,
    },
    {
      title: text('Modtag en underretning', 'Receive a notification'),
      about: text(
        'Skriv, hvornår den kom: fra da af løber 24 timer.',
        'Write when it came: 24 hours run from then.',
      ),
      href: form('receive-notification'),
      done: has('notification-received'),
    },
    {
      title: text('Registrér vurderingen', 'Record the assessment'),
      about: text(
        'Er der akut fare, og skal der handles nu?',
        'Is there acute danger, and must something be done now?',
      ),
      href: received ? form('assess-notification', `F1-15.${notification}`) : null,
      done: has('notification-assessed'),
    },
    {
      title: text('Kvittér for underretningen', 'Acknowledge the notification'),
      about: text(
        'Den, der underrettede, skal have svar inden seks hverdage.',
        'Whoever notified is answered within six working days.',
      ),
      href: received ? form('acknowledge-notification', `F1-17.${notification}`) : null,
      done: has('notification-acknowledged'),
    },
    {
      title: text('Se, hvorfor fristen faldt den dag', 'See why the deadline fell on that day'),
      about: text(
        'Hver dato kan forklare sig selv, dag for dag.',
        'Every date can explain itself, day by day.',
      ),
      href: received && id ? `/cases/${id}/deadlines/${EXPLAINED}.${notification}` : null,
      done: explained,
    },
  ];
}
