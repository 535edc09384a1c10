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
} as const satisfies Record<string, Text>;

/** Logging in for real. */
export const sessionWords = {
  title: text('Log ind', 'Log in'),
  lead: text(
    'Du logger ind med din organisations login. Tovholder har ingen adgangskoder.',
    'You log in with your organisation’s login. Tovholder has no passwords.',
  ),
  start: text('Log ind med din organisation', 'Log in with your organisation'),
  kept: text(
    'Du var logget ud, da du sendte formularen. Dine svar er gemt en time, og de vises igen, når du har logget ind.',
    'You were logged out when you sent the form. Your answers are kept for an hour and shown again once you have logged in.',
  ),
  away: text('Login-tjenesten svarer ikke', 'The login service does not answer'),
  awayLead: text(
    'Ingen kan logge ind lige nu. Den, der allerede er logget ind, kan arbejde videre. Prøv igen om lidt.',
    'Nobody can log in right now. Whoever is logged in already can go on working. Try again in a moment.',
  ),
  refused: text('Login blev ikke gennemført', 'The login was not completed'),
  refusedLead: text(
    'Login var for gammelt, brugt før eller begyndt i en anden browser, eller login-tjenesten sagde nej. Begynd forfra.',
    'The login was too old, used before or begun in another browser, or the login service said no. Begin again.',
  ),
  noRole: text('Du har ingen rolle i Tovholder', 'You have no role in Tovholder'),
  noRoleLead: text(
    'Dit login virker, men det giver ingen jobfunktionsrolle, som Tovholder kender. Bed din leder eller jeres brugeradministration om den rolle, dit arbejde kræver.',
    'Your login works, but it gives no job function that Tovholder knows. Ask your leader or your user administration for the role that your work requires.',
  ),
  again: text('Prøv igen', 'Try again'),
  choose: text('Vælg, hvad du logger ind som', 'Choose what you log in as'),
  chooseLead: text(
    'Du har flere roller. Du arbejder med én ad gangen og kan skifte under dit navn.',
    'You have several roles. You work with one at a time and can change under your name.',
  ),
  account: text('Dine log ind', 'Your logins'),
  accountLead: text(
    'Her er du logget ind lige nu. Kender du ikke et af dem, så log ud alle steder.',
    'This is where you are logged in now. If you do not know one of them, log out everywhere.',
  ),
  changeRole: text('Skift rolle', 'Change role'),
  begun: text('Logget ind', 'Logged in'),
  lastSeen: text('Sidst brugt', 'Last used'),
  expires: text('Slutter senest', 'Ends at the latest'),
  as: text('Som', 'As'),
  here: text('Her', 'Here'),
  notChosen: text('Ikke valgt', 'Not chosen'),
  end: text('Log ud', 'Log out'),
  endAll: text('Log ud alle steder', 'Log out everywhere'),
  out: text('Du er logget ud', 'You are logged out'),
  leaving: text(
    'Du logges nu også ud af login-tjenesten.',
    'You are now logged out of the login service too.',
  ),
  leave: text('Log ud af login-tjenesten', 'Log out of the login service'),
  logInAgain: text('Log ind igen', 'Log in again'),
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
