import { type Text, text } from '../../domain/text.ts';

/** The frame around every page. */
export const chrome = {
  product: text('Tovholder', 'Tovholder'),
  skip: text('Gå til sidens indhold', 'Skip to content'),
  mainMenu: text('Hovedmenu', 'Main menu'),
  more: text('Mere', 'More'),
  work: text('Mit arbejde', 'My work'),
  cases: text('Sager', 'Cases'),
  refer: text('Ny henvisning', 'New referral'),
  rules: text('Reglerne', 'The rules'),
  mails: text('Udsendte mails', 'Mails sent'),
  logOut: text('Log af', 'Log out'),
  loggedInAs: text('Logget ind som', 'Logged in as'),
  demo: text('Demo: kun opdigtede personer', 'Demo: invented persons only'),
  footer: text(
    'Hver frist kan forklare sig selv: vælg dens dato.',
    'Every deadline can explain itself: choose its date.',
  ),
  shownAgain: text('Dine svar er bevaret', 'Your answers were kept'),
  shownAgainLead: text(
    'Du er logget ind igen. Der er ikke registreret noget endnu: se svarene igennem, og send dem.',
    'You are logged in again. Nothing has been recorded yet: look through the answers and send them.',
  ),
  error: text('Fejl', 'Error'),
  info: text('Oplysning', 'Information'),
  success: text('Gennemført', 'Done'),
  warning: text('Advarsel', 'Warning'),
} as const satisfies Record<string, Text>;

/** Pages shown when something cannot be shown. */
export const troubles = {
  notFound: text('Siden findes ikke', 'The page does not exist'),
  notFoundLead: text(
    'Adressen er forkert, eller du har ikke adgang til det, den peger på.',
    'The address is wrong, or you may not see what it points to.',
  ),
  refused: text('Det kan ikke vises', 'This cannot be shown'),
  broken: text('Noget gik galt hos os', 'Something went wrong on our side'),
  brokenLead: text('Der er ikke gemt noget. Prøv igen om lidt.', 'Nothing was saved. Try again in a moment.'),
  erased: text('Sagen er slettet', 'The case was erased'),
  erasedLead: text(
    'Sagens nøgle er destrueret, og indholdet kan ikke længere læses af nogen.',
    "The case's key was destroyed, and nobody can read its content any more.",
  ),
  away: text('Det kan ikke vises lige nu', 'This cannot be shown right now'),
  cprInAddress: text('Adressen indeholder et personnummer', 'The address holds a personal number'),
  cprInAddressLead: text(
    'Adresser gemmes i browsere og logge, så et personnummer må ikke stå der. Intet af adressen er gemt hos os. Slet den også i din browsers historik.',
    'Addresses are kept in browsers and logs, so a personal number must not stand there. We have kept nothing of the address. Delete it from your browser’s history too.',
  ),
  tooMany: text('Der er sendt for mange forespørgsler', 'Too many requests were sent'),
  tooManyLead: text('Vent et øjeblik, og prøv igen.', 'Wait a moment and try again.'),
  tooLarge: text('Det, du sendte, fylder for meget', 'What you sent is too large'),
  tooLargeLead: text(
    'Der er ikke gemt noget. Kort teksten af, og send igen.',
    'Nothing was saved. Shorten the text and send it again.',
  ),
  toWork: text('Gå til Mit arbejde', 'Go to My work'),
} as const satisfies Record<string, Text>;
