import { text } from '../../../text.ts';
import type { CommandSpec } from '../../command-spec.ts';
import { boolean, choice, optional, personName, shortText } from '../../field.ts';
import { professional } from '../../role-field.ts';

/** What is agreed with the woman and between those who help her. */
export const agreementCommands: readonly CommandSpec[] = [
  {
    name: 'agree',
    title: text('Registrér aftale', 'Record an agreement'),
    kinds: ['pregnancy', 'child'],
    fields: {
      what: choice('Om', 'About', {
        'attendance-plan': text('Fremmøde', 'Attendance'),
        substitution: text('Substitutionsbehandling', 'Substitution treatment'),
        contraception: text('Prævention', 'Contraception'),
        medication: text('Medicin', 'Medication'),
        'parental-support': text('Forældrestøtte efter fødslen', 'Parental support after the birth'),
      }),
    },
    event: 'agreed',
  },
  {
    name: 'inform-of-clinic',
    title: text('Informér om Familieambulatoriet Plus', 'Inform of the clinic'),
    kinds: ['pregnancy'],
    fields: { referred: optional(boolean('Henvisning sendt', 'Referral sent')) },
    event: 'clinic-informed-of',
  },
  {
    name: 'contact-treatment',
    title: text('Kontakt behandlingen', 'Contact the treatment'),
    kinds: ['pregnancy'],
    fields: {
      with: optional(professional('Med', 'With')),
      inTreatment: optional(boolean('Er i behandling', 'Is in treatment')),
      participant: optional(personName('Deltager i samarbejdet', 'Participant in the cooperation')),
    },
    event: 'treatment-contacted',
  },
  {
    name: 'invite-clinic-social-worker',
    title: text(
      'Invitér sundhedssocialrådgiver til første samtale',
      "Invite the clinic's social worker to the first talk",
    ),
    kinds: ['pregnancy'],
    fields: { invited: boolean('Inviteret', 'Invited') },
    event: 'clinic-social-worker-invited',
  },
  {
    name: 'name-supporter',
    title: text('Udpeg støtte til lægebesøg', 'Name who supports the visit to the GP'),
    kinds: ['pregnancy'],
    fields: {
      organisation: optional(shortText('Organisation', 'Organisation')),
      name: optional(personName('Navn', 'Name')),
    },
    event: 'supporter-named',
  },
  {
    name: 'record-psychiatric-course',
    title: text('Registrér forløb i psykiatrien', 'Record a course in psychiatry'),
    kinds: ['pregnancy'],
    fields: {},
    event: 'psychiatric-course-recorded',
  },
  {
    name: 'inform-psychiatry',
    title: text('Orientér psykiatrien', 'Inform psychiatry'),
    kinds: ['pregnancy'],
    fields: { medicationPlan: optional(boolean('Medicinplan lagt', 'Medication plan made')) },
    event: 'psychiatry-informed',
  },
  {
    name: 'assess-coordination-need',
    title: text('Vurdér behov for koordinering', 'Assess the need for coordination'),
    kinds: ['pregnancy'],
    fields: { needed: boolean('Behov', 'Need') },
    event: 'coordination-need-assessed',
  },
  {
    name: 'advise-abstinence',
    title: text('Rådgiv om afholdenhed', 'Advise abstinence'),
    kinds: ['pregnancy'],
    fields: {},
    event: 'abstinence-advised',
  },
];
