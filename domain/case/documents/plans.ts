import { boolean, date, type Fields, list, longText, object, optional, personName } from '../field.ts';
import { professional, roleList } from '../role-field.ts';

const free = (da: string, en: string) => longText(da, en, { optional: true });

const tasks = (da: string, en: string) =>
  optional(
    list(
      da,
      en,
      object('Opgave', 'Task', {
        what: longText('Hvad', 'What'),
        responsible: optional(professional('Ansvarlig', 'Responsible')),
        byOn: optional(date('Senest', 'At the latest', { plan: true })),
      }),
    ),
  );

/** The combined plan for pregnancy, birth and after (RA § 6): two parallel tracks, two part plans (catalogue §4.5). */
export const combinedPlanFields: Fields = {
  healthTrack: tasks('Sundhedsfaglig indsats', 'Health track'),
  socialTrack: tasks('Socialfaglig indsats', 'Social track'),
  childAfterBirth: optional(
    object(
      'Delplan: observation og behandling af barnet',
      'Part plan: observation and treatment of the child',
      {
        observation: free('Observation', 'Observation'),
        treatment: free('Behandling', 'Treatment'),
        tasks: tasks('Opgaver', 'Tasks'),
      },
    ),
  ),
  afterDischarge: optional(
    object('Delplan: tiden efter udskrivelse', 'Part plan: the time after discharge', {
      support: free('Støtte', 'Support'),
      tasks: tasks('Opgaver', 'Tasks'),
    }),
  ),
  contactPersons: optional(
    list(
      'Kontaktpersoner',
      'Contact persons',
      object('Kontaktperson', 'Contact person', {
        role: professional('Rolle', 'Role'),
        name: optional(personName('Navn', 'Name')),
        reachedAt: free('Træffes på', 'Reached at'),
        ifUnreachable: free(
          'I hastende tilfælde, hvis kontaktpersonen ikke træffes',
          'In urgent cases when the contact cannot be reached',
        ),
      }),
    ),
  ),
};

/** The social plan or barnets plan (SEL § 140, BL §§ 91–92): purpose, measures, duration, goals (catalogue §4.5). */
export const socialPlanFields: Fields = {
  preliminary: optional(boolean('Foreløbig plan', 'Preliminary plan')),
  purpose: free('Formålet med indsatsen', 'Purpose of the measure'),
  measures: optional(list('Indsatser', 'Measures', longText('Indsats', 'Measure'))),
  expectedDuration: free('Forventet varighed', 'Expected duration'),
  goals: optional(list('Konkrete mål', 'Concrete goals', longText('Mål', 'Goal'))),
  clinicExaminations: free('Familieambulatoriets undersøgelser', "The clinic's examinations"),
  healthCareInPlacement: free('Sundhedspleje under anbringelse', 'Health care during placement'),
  madeWithParents: optional(boolean('Udarbejdet sammen med forældrene', 'Made together with the parents')),
  sentTo: roleList('Sendt til', 'Sent to', { optional: true }),
};
