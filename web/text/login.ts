import { type Text, text } from '../../domain/text.ts';

export const loginWords = {
  title: text('Vælg, hvem du er', 'Choose who you are'),
  lead: text(
    'Demo uden adgangskode. Alle personer er opdigtede, og alt bliver på denne maskine.',
    'A demo without passwords. All persons are invented, and everything stays on this machine.',
  ),
  logIn: text('Log ind', 'Log in'),
  other: text('En anden faggruppe eller kommune', 'Another unit or municipality'),
  where: text('Kommune eller region', 'Municipality or region'),
  who: text('Faggruppe', 'Unit'),
  impossible: text(
    'Den kombination findes ikke: hospitalets og praksis’ faggrupper hører til regionen eller en kommune, kommunens faggrupper til en kommune.',
    'That combination does not exist: clinic and practice belong to the region or a municipality, municipal units to a municipality.',
  ),
  noDemo: text(
    'Demobrugere er slået fra her. Log ind gennem jeres organisation.',
    'Demo users are switched off here. Log in through your organisation.',
  ),
} as const satisfies Record<string, Text>;

/** What each demo user may be expected to do, in one line. */
export const roleHints: Readonly<Record<string, Text>> = {
  FR: text(
    'Underretninger, undersøgelser, planer og foranstaltninger',
    'Notifications, investigations, plans and measures',
  ),
  SSR: text('Henvisninger, samtaler og koordineringsmøder', 'Referrals, talks and coordination meetings'),
  FP: text(
    'Gravide i ambulatoriet og børnenes undersøgelser',
    'Pregnancies in the clinic and the children’s examinations',
  ),
  NF: text('Fødsel, indlæggelse og udskrivning', 'Birth, stay and discharge'),
  SP: text('Hjemmebesøg før og efter fødslen', 'Home visits before and after birth'),
  CMU: text('Behandling og fastholdelse', 'Treatment and retention'),
};
