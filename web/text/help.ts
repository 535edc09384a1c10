import type { Status } from '../../domain/obligations/status.ts';
import { type Text, text } from '../../domain/text.ts';

export const helpWords = {
  title: text('Hjælp', 'Help'),
  lead: text(
    'Tovholder husker fristerne, så du kan være hos familien. Her står, hvordan du gør, og hvad mærkerne betyder.',
    'Tovholder remembers the deadlines, so that you can be with the family. Here is how to do things, and what the marks mean.',
  ),
  contents: text('På denne side', 'On this page'),
  picture: text('Tovholder i ét billede', 'Tovholder in one picture'),
  tasks: text('Sådan gør du', 'How to do it'),
  marks: text('Hvad mærkerne betyder', 'What the marks mean'),
  keyboard: text('Genveje på tastaturet', 'Keyboard shortcuts'),
  firstCase: text('Prøv en sag', 'Try a case'),
  about: text('Hjælp til siden', 'Help with this page'),
} as const satisfies Record<string, Text>;

/** The product in three steps and four phases. */
export const pictureWords = {
  steps: [
    {
      title: text('Du registrerer, hvad der er sket', 'You record what has happened'),
      about: text(
        'En henvisning, en underretning, et møde, en fødsel.',
        'A referral, a notification, a meeting, a birth.',
      ),
    },
    {
      title: text('Tovholder regner fristerne ud', 'Tovholder works out the deadlines'),
      about: text(
        'Efter loven og aftalerne, med helligdage og pauser. Hver dato kan forklare sig selv.',
        'From the law and the agreements, with public holidays and pauses. Every date can explain itself.',
      ),
    },
    {
      title: text('Du ser, hvad der skal gøres nu', 'You see what is to be done now'),
      about: text(
        'På Mit arbejde, med besked i god tid. Intet bliver glemt, når nogen er syg eller rejser.',
        'On My work, with a message in good time. Nothing is forgotten when somebody is ill or leaves.',
      ),
    },
  ],
  phases: text(
    'Fire faser, samme sag, fra henvisning til skolestart',
    'Four phases, one case, from referral to school start',
  ),
} as const;

export const shortcutWords = {
  lead: text(
    'Genvejene virker, når du ikke er ved at skrive i et felt. Tryk på tasterne efter hinanden.',
    'The shortcuts work while you are not writing in a field. Press the keys one after another.',
  ),
  on: text('Genvejene er slået til.', 'The shortcuts are turned on.'),
  off: text('Genvejene er slået fra.', 'The shortcuts are turned off.'),
  turnOff: text('Slå genvejene fra', 'Turn the shortcuts off'),
  turnOn: text('Slå genvejene til', 'Turn the shortcuts on'),
  needsScripts: text(
    'De kræver, at din browser må køre scripts.',
    'They need a browser that may run scripts.',
  ),
  close: text('Luk', 'Close'),
  more: text('Al hjælp', 'All help'),
  key: text('Taster', 'Keys'),
  does: text('Det sker der', 'What happens'),
  list: text('Vis genvejene', 'Show the shortcuts'),
  search: text('Søg', 'Search'),
  next: text('Gå til det næste, der kan gøres i sagen', 'Go to the next thing that can be done in the case'),
  record: text('Registrér i sagen', 'Record in the case'),
  down: text('Næste række på listen', 'Next row of the list'),
  up: text('Forrige række på listen', 'Previous row of the list'),
} as const satisfies Record<string, Text>;

/** A short tour through one case. */
export const firstCaseWords = {
  title: text('Prøv en sag', 'Try a case'),
  lead: text(
    'Fem skridt fra henvisning til svaret på, hvorfor en frist falder den dag. Det tager under fem minutter.',
    'Five steps from a referral to the answer why a deadline falls on that day. It takes less than five minutes.',
  ),
  invented: text(
    'I demoen er alle personer opdigtede: skriv, hvad du vil.',
    'Everybody in the demo is invented: write whatever you like.',
  ),
  real: text(
    'Det her er det rigtige system: brug rundturen, når du har en henvisning, der skal oprettes.',
    'This is the real system: take the tour when you have a referral to record.',
  ),
  start: text('Begynd', 'Begin'),
  stop: text('Skjul', 'Hide'),
  again: text('Begynd forfra', 'Begin again'),
  goOn: text('Fortsæt i sagen', 'Go on in the case'),
  done: text('klaret', 'done'),
  now: text('nu', 'now'),
  finished: text(
    'Det var det hele. Sådan går det med alle sager: du registrerer, hvad der sker, og fristerne følger med.',
    'That was all. Every case goes like this: you record what happens, and the deadlines follow.',
  ),
} as const satisfies Record<string, Text>;

/** What each mark of a deadline means to whoever has to act. */
export const statusMeanings: Readonly<Record<Status, Text>> = {
  overdue: text(
    'Fristen er passeret, og det er ikke registreret, at den er opfyldt.',
    'The limit has passed, and nothing is recorded that meets it.',
  ),
  'due-soon': text('Fristen falder inden for få dage.', 'The limit falls within a few days.'),
  open: text('Der er tid endnu.', 'There is still time.'),
  waiting: text(
    'Venter på en hændelse, som fristen regnes fra.',
    'Waits for an event that the limit is counted from.',
  ),
  paused: text(
    'Fristen står stille. «Hvorfor?» siger, hvem der satte den på pause og hvorfor.',
    'The limit stands still. Its explanation says who paused it and why.',
  ),
  'advisory-missed': text(
    'En vejledende dato er passeret. Den yderste frist er ikke.',
    'An advisory date has passed. The limit has not.',
  ),
  met: text('Det er gjort i tide.', 'It was done in time.'),
  'met-late': text('Det er gjort, men efter fristen.', 'It was done, but after the limit.'),
  exempted: text(
    'En leder har fritaget for fristen med en begrundelse.',
    'A leader has exempted from the limit, with a reason.',
  ),
  cancelled: text('Grunden til fristen er der ikke længere.', 'The ground of the limit is no longer there.'),
};
