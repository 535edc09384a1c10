import { famplusCodes } from '../../../rules/phase-4/exam-programme.ts';
import { examinationHeld } from '../../../rules/phase-4/exam-seeds.ts';
import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, choice, instant, longText, object, optional, slug } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { professional, roleList } from '../../role-field.ts';

const examination = choice('Undersøgelse', 'Examination', famplusCodes);

/** A conclusion is of an examination that was held. */
function checkConclusion({ view, data, moment }: Attempt): Refusal | null {
  const held = examinationHeld(String(data.examination), view);
  return held && held.on <= moment.on
    ? null
    : refuse(
        'WRONG_ORDER',
        'Undersøgelsen skal være holdt, før konklusionen kan underskrives.',
        'The examination must have been held before its conclusion can be signed.',
        { reason: 'examination', source: 'RA, opfølgende undersøgelser af barnet' },
      );
}

/** F4-41: PAS teaches authorities in general and never takes a named child. */
function checkReferral({ data }: Attempt): Refusal | null {
  return typeof data.to === 'string' && data.to.toUpperCase() === 'PAS'
    ? refuse(
        'PRECONDITION',
        'PAS underviser kun myndigheder generelt og tager ikke imod et konkret barn; kommunens egen vurdering står åben.',
        "PAS only teaches authorities in general and takes no named child; the municipality's own assessment stays open.",
        { reason: 'F4-41', source: 'Ankestyrelsen, PAS-ordningen' },
      )
    : null;
}

/** One text per factor, all five of them (RA Bilag 1). */
const factors = object('Faktorer', 'Factors', {
  somaticHistory: longText('Somatisk historie', 'Somatic history'),
  currentState: longText('Aktuel tilstand', 'Current state'),
  familyPsychology: longText('Psykologiske forhold i familien', 'Psychology of the family'),
  socialSituation: longText('Social situation', 'Social situation'),
  supportMeasures: longText('Støtteforanstaltninger', 'Support measures'),
});

/** The clinic's examinations of the child: category, conclusions, and what they lead to. */
export const examinationCommands: readonly CommandSpec[] = [
  {
    name: 'categorise',
    title: text('Kategorisér', 'Categorise'),
    kinds: ['child'],
    fields: {
      category: choice('Kategori', 'Category', {
        green: text('Grøn (let)', 'Green (light)'),
        yellow: text('Gul (moderat)', 'Yellow (moderate)'),
        red: text('Rød (svær)', 'Red (severe)'),
      }),
      factors,
    },
    event: 'categorised',
  },
  {
    name: 'sign-conclusion',
    title: text('Underskriv konklusion', 'Sign the conclusion'),
    kinds: ['child'],
    fields: {
      examination,
      by: choice('Af', 'By', {
        doctor: text('Læge', 'Doctor'),
        psychologist: text('Psykolog', 'Psychologist'),
      }),
      needsSupport: optional(boolean('Viser behov for ekstra støtte', 'Shows a need for extra support')),
      conclusion: optional(longText('Konklusion', 'Conclusion')),
    },
    event: 'conclusion-signed',
    check: checkConclusion,
  },
  {
    name: 'refer-onward',
    title: text('Henvis videre', 'Refer onward'),
    kinds: ['child'],
    fields: { referralId: optional(slug('Henvisning', 'Referral')), to: optional(slug('Til', 'To')) },
    assigns: { field: 'referralId', prefix: 'r' },
    event: 'referred-onward',
    check: checkReferral,
  },
  {
    name: 'read-referral-result',
    title: text('Læs svar på henvisning', "Read a referral's result"),
    kinds: ['child'],
    fields: { referralId: slug('Henvisning', 'Referral') },
    refers: { referralId: { by: 'referred-onward', path: 'referralId' } },
    event: 'referral-result-read',
  },
  {
    name: 'send-conclusion-note',
    title: text('Send notat om undersøgelsen', 'Send a note on the examination'),
    kinds: ['child'],
    moment: 'sentAt',
    fields: {
      examination: optional(examination),
      to: optional(roleList('Til', 'To')),
      sentAt: instant('Sendt', 'Sent'),
    },
    event: 'conclusion-note-sent',
  },
  {
    name: 'ask-about-contact',
    title: text(
      'Spørg forældrene om kontakt til sundhedspleje, dagtilbud eller PPR',
      'Ask the parents about contact to health visitors, daycare or PPR',
    ),
    kinds: ['child'],
    fields: {
      examination: optional(examination),
      with: optional(professional('Med', 'With')),
      agreed: boolean('Forældrene siger ja', 'The parents agree'),
    },
    event: 'contact-asked-about',
  },
  {
    name: 'consent-to-examination',
    title: text(
      'Registrér samtykke til psykologisk undersøgelse',
      'Record consent to a psychological examination',
    ),
    kinds: ['child'],
    fields: { examination, by: optional(slug('Af', 'By', { initial: 'FMI' })) },
    event: 'examination-consented',
  },
];
