import { type Text, text } from '../text.ts';
import { ruleById } from './catalogue.ts';
import { conflicts } from './conflicts.ts';
import { parameterGuide } from './parameter-guide.ts';
import type { Parameters } from './parameters.ts';

/** A parameter as people speak of it. */
interface ParameterWords {
  title: Text;
  /** What it may be, as the end of "must be …". */
  allowed: Text;
}

/** One entry per parameter; the bounds are those of `parameterMistake`, in words. */
export const parameterWords: Readonly<Record<keyof Parameters, ParameterWords>> = {
  coordinationMeetingNoticeDays: {
    title: text('Varsel for koordinerende møder', 'Notice of coordinating meetings'),
    allowed: text('fra 0 til 90 dage', 'from 0 to 90 days'),
  },
  termMeetingWeeksBefore: {
    title: text('Terminsmøde før termin', 'Term meeting before the due date'),
    allowed: text(
      'fra 1 til 26 uger, eller tomt, hvis aftalen intet terminsmøde har',
      'from 1 to 26 weeks, or empty where the agreement has no term meeting',
    ),
  },
  minCoordinationMeetings: {
    title: text('Mindste antal koordinerende møder', 'Least number of coordinating meetings'),
    allowed: text('fra 0 til 10 møder; 0 er intet krav', 'from 0 to 10 meetings; 0 requires none'),
  },
  clarifyingTalkGestationLimit: {
    title: text('Sidste uge for afklarende samtale', 'Last week for the clarifying talk'),
    allowed: text('en gestationsalder som 22+6', 'a gestational age like 22+6'),
  },
  contactClockStart: {
    title: text('Start på fristen for første kontakt', 'Start of the limit for the first contact'),
    allowed: text(
      'henvisningen, svangrejournalen, eller den af dem, der kommer først',
      'the referral, the pregnancy record, or whichever of them comes first',
    ),
  },
  hverdagIncludesSaturday: {
    title: text('Lørdage i mål, der tælles i hverdage', 'Saturdays in targets counted in hverdage'),
    allowed: text('ja eller nej', 'yes or no'),
  },
  closedDays: {
    title: text('Egne lukkedage', 'Own closing days'),
    allowed: text('højst 100 dage, der kommer igen hvert år', 'at most 100 days that come again every year'),
  },
  closingMeetingRequired: {
    title: text('Afsluttende netværksmøde', 'Closing network meeting'),
    allowed: text('ja eller nej', 'yes or no'),
  },
  healthVisitWeeks: {
    title: text('Ugentlige besøg af sundhedsplejen', 'Weekly health visits'),
    allowed: text(
      'fra 1 til 26 uger, eller tomt, hvis kun basisprogrammet gives',
      'from 1 to 26 weeks, or empty for the basic programme only',
    ),
  },
  noShowThreshold: {
    title: text(
      'Udeblivelser, før underretning overvejes',
      'Missed offers before a notification is considered',
    ),
    allowed: text('fra 1 til 20 gange', 'from 1 to 20 times'),
  },
  minutesWorkingDays: {
    title: text('Frist for referat', 'Limit for minutes'),
    allowed: text('fra 0 til 60 arbejdsdage', 'from 0 to 60 working days'),
  },
  limitedAssessmentMonths: {
    title: text('Tid til en afdækning', 'Time for a limited assessment'),
    allowed: text(
      'fra 1 til 4 måneder; en afdækning må ikke tage længere tid end en børnefaglig undersøgelse',
      'from 1 to 4 months; a limited assessment may not take longer than a full examination',
    ),
  },
  hearingWorkingDays: {
    title: text('Frist for partshøring', 'Limit for a hearing of the parties'),
    allowed: text('fra 1 til 60 arbejdsdage', 'from 1 to 60 working days'),
  },
  followUpSafetyMonths: {
    title: text('Næste opfølgning, når intet er besluttet', 'Next follow-up where nothing was decided'),
    allowed: text('fra 1 til 24 måneder', 'from 1 to 24 months'),
  },
  examTolerance: {
    title: text('Spillerum om undersøgelser', 'Tolerance around examinations'),
    allowed: text('tre tal fra 0 til 26 uger', 'three numbers from 0 to 26 weeks'),
  },
  correctedAge: {
    title: text('Korrigeret alder for tidligt fødte', 'Corrected age for preterm children'),
    allowed: text(
      'FamPlus-undersøgelserne, børneundersøgelserne hos egen læge, begge eller ingen',
      'the FamPlus examinations, the examinations at the GP, both or neither',
    ),
  },
  cannabis: {
    title: text('Brug af cannabis', 'Use of cannabis'),
    allowed: text(
      'et svar for mor og et for barn i hver af de tre rækker',
      'an answer for the mother and one for the child in each of the three rows',
    ),
  },
  reminderHour: {
    title: text('Klokkeslæt for påmindelser', 'Hour of reminders'),
    allowed: text('en hel time fra 0 til 23', 'a whole hour from 0 to 23'),
  },
  escalation: {
    title: text('Hvem en overskridelse stiger til', 'Whom a breach climbs to'),
    allowed: text('højst ti roller i rækkefølge', 'at most ten roles in order'),
  },
  overloadActors: {
    title: text('Aktører, før bindeleddet spørges', 'Actors before the link is asked'),
    allowed: text('fra 2 til 50 aktører', 'from 2 to 50 actors'),
  },
  publishedLimitDays: {
    title: text('Offentliggjorte sagsbehandlingsfrister', 'Published limits of handling'),
    allowed: text('fra 1 til 730 dage for hver slags sag', 'from 1 to 730 days for each kind of case'),
  },
};

/** Where the rows that read a parameter have their ground, once each; empty where it reaches across the whole law. */
export const sourcesOf = (name: keyof Parameters): readonly string[] => [
  ...new Set(parameterGuide[name].rows.flatMap((id) => ruleById(id)?.versions.at(-1)?.source.text ?? [])),
];

/** Why a municipality may set it: where the sources disagree, and how that is resolved here. */
export const groundOf = (name: keyof Parameters): Text | null =>
  conflicts.find(({ parameters }) => parameters.includes(name))?.resolution ?? null;
