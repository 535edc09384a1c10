import { type Text, text } from '../text.ts';
import type { Parameters } from './parameters.ts';
import type { RuleId } from './rule.ts';

/** What a parameter does, and which rows of the law read it. */
interface ParameterGuide {
  about: Text;
  /** The rows whose duties or dates it changes; `everywhere` instead where it reaches across the whole law. */
  rows: readonly RuleId[];
  everywhere?: Text;
}

/** One entry per parameter, for the API, the documentation and whoever sets them. */
export const parameterGuide: Readonly<Record<keyof Parameters, ParameterGuide>> = {
  coordinationMeetingNoticeDays: {
    about: text(
      'Dages varsel for indkaldelse til koordinerende møder (C1)',
      "Days' notice of an invitation to a coordinating meeting (C1)",
    ),
    rows: ['F2-02', 'F2-04', 'F2-05', 'F2-23'],
  },
  termMeetingWeeksBefore: {
    about: text(
      'Uger før termin, hvor terminsmødet skal ligge; null: aftalen har intet terminsmøde (C8)',
      'Weeks before termin at which the term meeting lies; null: the agreement has none (C8)',
    ),
    rows: ['F2-03', 'F2-04'],
  },
  minCoordinationMeetings: {
    about: text(
      'Mindste antal koordinerende møder; 0: intet krav (C8)',
      'Least number of coordinating meetings; 0: none required (C8)',
    ),
    rows: ['F2-01'],
  },
  clarifyingTalkGestationLimit: {
    about: text(
      'Sidste gestationsalder ved henvisning, der giver en afklarende samtale (C3)',
      'Last gestational age at referral that gives a clarifying talk (C3)',
    ),
    rows: ['F1-03'],
  },
  contactClockStart: {
    about: text(
      'Hvad der starter syvdagesfristen for første kontakt: referral, pregnancy-record eller first-of, begge (C2)',
      'What starts the seven days to the first contact: referral, pregnancy-record or first-of, both (C2)',
    ),
    rows: ['F1-01', 'F1-02'],
  },
  hverdagIncludesSaturday: {
    about: text(
      'Om målet for en frist i hverdage tæller lørdage med; selve fristen gør det aldrig (C4)',
      'Whether the target of a limit in hverdage counts Saturdays; the limit itself never does (C4)',
    ),
    rows: [],
    everywhere: text('alle frister i hverdage', 'every limit in hverdage'),
  },
  closedDays: {
    about: text(
      'Dage (MM-DD), hvor kommunen holder lukket og som ikke er arbejdsdage',
      'Days (MM-DD) on which the municipality is closed, and which are no working days',
    ),
    rows: [],
    everywhere: text(
      'alle mål og alle frister i arbejdsdage',
      'every target and every limit in working days',
    ),
  },
  closingMeetingRequired: {
    about: text(
      'Om der skal holdes et afsluttende netværksmøde inden skolestart (C10)',
      'Whether a closing network meeting before school start is required (C10)',
    ),
    rows: ['F4-10'],
  },
  healthVisitWeeks: {
    about: text(
      'Uger efter fødslen med et ugentligt besøg af sundhedsplejen; null: kun basisprogrammet (C12)',
      'Weeks after the birth with a weekly health visit; null: the basic programme only (C12)',
    ),
    rows: ['F3-19', 'F3-20'],
  },
  noShowThreshold: {
    about: text(
      'Antal udeblivelser, afbud og fravalg, fra hvilket underretning overvejes',
      'Number of missed, cancelled and declined offers from which a notification is considered',
    ),
    rows: ['F1-12', 'F1-56'],
  },
  minutesWorkingDays: {
    about: text('Arbejdsdage til at sende referat', 'Working days to send the minutes'),
    rows: ['F2-08'],
  },
  limitedAssessmentMonths: {
    about: text('Måneder til en afdækning, højst fire', 'Months for a limited assessment, four at most'),
    rows: ['F1-22'],
  },
  hearingWorkingDays: {
    about: text(
      'Arbejdsdage til en partshøring, når kommunen ikke fastsætter andet i sagen',
      'Working days for a hearing of the parties where none are set in the case',
    ),
    rows: ['F2-17'],
  },
  followUpSafetyMonths: {
    about: text(
      'Måneder til næste opfølgning, når ingen dato eller rytme er besluttet (C5)',
      'Months to the next follow-up where no date or rhythm was decided (C5)',
    ),
    rows: ['F4-02', 'F4-03'],
  },
  examTolerance: {
    about: text(
      'Uger til hver side af en undersøgelses aldersdato, efter barnets alder (§ 2.5)',
      "Weeks on each side of an examination's age date, by the child's age (§ 2.5)",
    ),
    rows: ['F4-05', 'F4-27'],
  },
  correctedAge: {
    about: text(
      'Programmer, hvis aldre regnes fra 40+0 for børn født før 37+0, indtil to år',
      'Programmes whose ages count from 40+0 for children born before 37+0, up to two years',
    ),
    rows: ['F4-05', 'F4-15', 'F4-27'],
  },
  cannabis: {
    about: text(
      'Hvad brug af cannabis betyder for mor og barn, række for række (C17)',
      'What use of cannabis means for mother and child, row by row (C17)',
    ),
    rows: [],
    everywhere: text('forslaget til inklusion; ingen frist', 'the proposal of inclusion; no deadline'),
  },
  reminderHour: {
    about: text(
      'Hel time på dagen, hvor påmindelser om datofrister sendes',
      'Whole hour of the day at which reminders of date-based limits go out',
    ),
    rows: [],
    everywhere: text('alle påmindelser om datofrister', 'every reminder of a date-based limit'),
  },
  escalation: {
    about: text(
      'Roller, som en uset overskridelse stiger til, en arbejdsdag ad gangen, efter den ansvarliges egen leder',
      "Roles that an unseen breach climbs to, one working day at a time, after the responsible role's own leader",
    ),
    rows: [],
    everywhere: text('alle overskridelser', 'every breach'),
  },
  overloadActors: {
    about: text(
      'Antal aktører om én kvinde, fra hvilket der spørges, hvem der holder tråden',
      'Number of actors around one woman from which it is asked who holds the thread',
    ),
    rows: ['X-34'],
  },
  publishedLimitDays: {
    about: text(
      'Kommunens offentliggjorte sagsbehandlingsfrister i dage efter sagstype (RSL § 3 stk. 2)',
      "The municipality's published limits in days by kind of case (RSL § 3 stk. 2)",
    ),
    rows: ['X-18'],
  },
};

/** The parameters that a row reads by name; those that reach everywhere are not repeated. */
export const parametersOf = (ruleId: RuleId): readonly (keyof Parameters)[] =>
  (Object.keys(parameterGuide) as (keyof Parameters)[]).filter((name) =>
    parameterGuide[name].rows.includes(ruleId),
  );
