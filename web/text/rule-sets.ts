import { type Text, text } from '../../domain/text.ts';

/** Rule sets and taking them into use. */
export const ruleSetWords = {
  title: text('Regelsæt', 'Rule sets'),
  lead: text(
    'Hver frist følger den lov, der gælder den dag, den opstår. Når loven ændres, beholder det, der allerede løber, sine datoer, til en leder tager de nye regler i brug i sagen.',
    'Each deadline follows the law of the day on which it arises. When the law changes, what runs already keeps its dates until a leader takes the new rules into use in the case.',
  ),
  exist: text('Regelsæt, der findes', 'Rule sets that exist'),
  from: text('Gælder fra', 'Holds from'),
  oldest: text('Før alle ændringer', 'Before any change'),
  newest: text('den nyeste', 'the newest'),
  lawFrom: text('Loven fra', 'The law from'),
  differs: text('Hvad der ændredes', 'What changed'),
  rule: text('Regel', 'Rule'),
  before: text('Før', 'Before'),
  after: text('Efter', 'After'),
  fromNothing: text('fandtes ikke', 'did not exist'),
  onlyGround: text(
    'Kun henvisningen til loven er ny, datoerne er de samme:',
    'Only the reference to the law is new, the dates are the same:',
  ),
  cases: text('Hvad sagerne følger', 'What the cases follow'),
  look: text('Gennemgå de åbne sager', 'Go through the open cases'),
  lookLead: text(
    'Vælg et regelsæt og se, hvilke sager der følger hvad, og hvilke datoer der ville flytte sig, hvis det blev taget i brug. Der gemmes intet.',
    'Choose a rule set and see which cases follow what, and which dates would move if it were taken into use. Nothing is saved.',
  ),
  ruleSet: text('Regelsæt', 'Rule set'),
  dayByDay: text('Loven på den dag, hver frist opstod', 'The law of the day on which each deadline arose'),
  current: text('Altid de nyeste regler', 'Always the newest rules'),
  wouldMove: text('Sager, hvor datoer ville flytte sig', 'Cases in which dates would move'),
  adopt: text('Tag i brug i de valgte sager', 'Take into use in the chosen cases'),
  adoptLead: text(
    'To personer skal stå ved det. Hver sag er sin egen registrering med sin egen prøvelse; en sag, der afvises, stopper ikke de andre.',
    'Two persons have to stand by it. Each case is a record of its own with a check of its own; one that is refused stops no other.',
  ),
  first: text('Godkendt af (dig)', 'Approved by (you)'),
  second: text('Godkendt også af', 'Approved by, too'),
  secondHelp: text(
    'Bruger-id for en anden end dig. Det står på personens side «Mine beskeder».',
    'The user id of somebody other than you. It stands on the person’s page “My messages”.',
  ),
  reason: text('Begrundelse', 'Reason'),
  reasonHelp: text('Skrives som et notat i hver sag.', 'Written as an entry in each case.'),
  run: text('Tag reglerne i brug', 'Take the rules into use'),
  none: text('Vælg mindst én sag.', 'Choose at least one case.'),
  twoPersons: text('Der skal være to forskellige personer.', 'There have to be two different persons.'),
  missing: text('Skriv en begrundelse.', 'Give a reason.'),
  choose: text('Vælg', 'Choose'),
  running: text(
    'Hver linje er sin egen registrering. Linjerne kommer, efterhånden som de er udført.',
    'Each line is a record of its own. The lines come as they are done.',
  ),
  result: text('Resultat', 'Result'),
  done: text('Taget i brug', 'Taken into use'),
  doneBefore: text('Var registreret af den samme formular', 'Was recorded by the same form'),
  gone: text('Sagen er der ikke, eller du har ikke adgang', 'The case is not there, or you have no access'),
  back: text('Regelsæt', 'Rule sets'),
} as const satisfies Record<string, Text>;

export const changedRules = (n: number): Text =>
  text(n === 1 ? '1 ændret regel' : `${n} ændrede regler`, n === 1 ? '1 rule changed' : `${n} rules changed`);

export const casesCount = (n: number): Text =>
  text(n === 1 ? '1 sag' : `${n} sager`, n === 1 ? '1 case' : `${n} cases`);
