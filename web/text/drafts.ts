import { type Text, text } from '../../domain/text.ts';

/** Words of drafts: what was begun and not sent. */
export const draftWords = {
  title: text('Mine kladder', 'My drafts'),
  lead: text(
    'Det, du har skrevet og ikke sendt. Kun du kan se det. En kladde slettes, når du sender den, og ellers efter 30 dage.',
    'What you have written and not sent. Only you can see it. A draft goes when you send it, or else after 30 days.',
  ),
  none: text('Du har ingen kladder.', 'You have no drafts.'),
  save: text('Gem kladde', 'Save draft'),
  saved: text('Kladde gemt', 'Draft saved'),
  savedLead: text(
    'Kun du kan se den. Du kan lukke siden og fortsætte senere, også på en anden computer.',
    'Only you can see it. You may close the page and go on later, on another computer too.',
  ),
  notSaved: text(
    'Kladden kunne ikke gemmes lige nu. Dine svar står stadig her på siden.',
    'The draft could not be saved just now. Your answers are still here on the page.',
  ),
  loggedOut: text('Du er logget ud.', 'You are logged out.'),
  logIn: text('Log ind, og fortsæt her', 'Log in and go on here'),
  otherLogin: text(
    'Der er logget ind på ny. Tryk på knappen nederst for at se dine svar igennem; intet registreres, før du har set dem.',
    'There has been a new login. Press the button at the bottom to look through your answers; nothing is recorded before you have.',
  ),
  thereIs: text('Du har en kladde', 'You have a draft'),
  thereIsLead: text(
    'Du begyndte på denne formular, men sendte den ikke. Kun du kan se kladden.',
    'You began this form and did not send it. Only you can see the draft.',
  ),
  goOn: text('Fortsæt', 'Continue'),
  beginAgain: text('Begynd forfra', 'Begin again'),
  beginAgainHelp: text('Så slettes kladden.', 'The draft is then deleted.'),
  answered: text('Det har du svaret', 'Your answers so far'),
  here: text('Dine kladder i sagen', 'Your drafts in this case'),
  referral: text('Ny henvisning', 'New referral'),
  goneOn: text('Svarene er fra din kladde', 'The answers are those of your draft'),
} as const satisfies Record<string, Text>;

/** `Mine kladder (2)` */
export const draftCount = (n: number): Text => text(`Mine kladder (${n})`, `My drafts (${n})`);

/** `fra kl. 10.42`, `fra fredag 18. april 2025 kl. 15.30` */
export const draftFrom = (when: string): Text => text(`fra ${when}`, `saved ${when}`);
