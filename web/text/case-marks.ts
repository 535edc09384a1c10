import { type Text, text } from '../../domain/text.ts';

export const markWords = {
  all: text('Det skal du vide om sagen', 'What to know about the case'),
  protected: text('Beskyttet navn og adresse', 'Protected name and address'),
  closed: text('Sagen er afsluttet', 'The case is closed'),
  reopened: text('Genåbnet', 'Reopened'),
  handedOver: text('Overdraget til en anden kommune', 'Handed over to another municipality'),
  takenOver: text('Overtaget fra', 'Taken over from'),
  restricted: text('Fortrolig: behandlingen er begrænset', 'Confidential: processing is restricted'),
  paused: text('På pause', 'Paused'),
  extended: text('Forlænget', 'Extended'),
  /** The head of a case. */
  childOf: text('Barn af', 'Child of'),
  phases: text('Faserne i forløbet', 'The phases of the course'),
  phaseDone: text('gennemført', 'done'),
  phaseNow: text('sagen er her nu', 'the case is here now'),
  phaseComing: text('kommer', 'to come'),
  print: text('Udskriv', 'Print'),
  printed: text('Udskrevet', 'Printed'),
  backFromPrint: text('Tilbage til siden', 'Back to the page'),
  printHelp: text(
    'Siden er klar til papir: vælg Udskriv i browseren (Ctrl+P).',
    'The page is ready for paper: choose Print in the browser (Ctrl+P).',
  ),
} as const satisfies Record<string, Text>;

/** `Moderen er død`; for anybody else `Død: Barn 2`. */
export const personDied = (who: Text): Text => text(`Død: ${who.da}`, `Died: ${who.en}`);

/** `1 frist`, `3 deadlines`. */
export const deadlineCount = (n: number): Text =>
  text(n === 1 ? '1 frist' : `${n} frister`, n === 1 ? '1 deadline' : `${n} deadlines`);

/** The short names of the phases, for a row of four. */
export const phaseSteps = {
  referral: text('Henvisning', 'Referral'),
  coordination: text('Koordinering', 'Coordination'),
  birth: text('Fødsel', 'Birth'),
  'follow-up': text('Opfølgning', 'Follow-up'),
} as const satisfies Record<string, Text>;
