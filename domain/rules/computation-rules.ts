import { type Text, text } from '../text.ts';
import type { Certainty, RuleId } from './rule.ts';

/** One rule of counting: how every limit of the catalogue becomes a date or an instant. */
export interface ComputationRule {
  /** `R-01` … `R-10`. */
  id: string;
  says: Text;
  source: Text;
  certainty: Certainty;
  /** The rows it is for, where it is not for all. */
  rules?: readonly RuleId[];
}

/** A word of counting that the law uses and the printed law must explain. */
export interface CountingTerm {
  term: Text;
  says: Text;
}

/** R-01 … R-10 (catalogue §1.1, with the contract's readings), in our words. */
export const computationRules: readonly ComputationRule[] = [
  {
    id: 'R-01',
    says: text(
      'Al tid er dansk tid. En frist i timer er et øjeblik: forløbne timer, uanset weekend, helligdag og sommertid. En frist i dage er en dato og slutter kl. 23.59.59 den dag; fra kl. 00.00 næste dag er den overskredet.',
      'All time is Danish time. A limit in hours is an instant: elapsed hours, whatever the weekend, holiday or summer time. A limit in days is a date and ends at 23:59:59 that day; from 00:00 of the next it is overdue.',
    ),
    source: text(
      'JM vejl. 9533/2018; læsningen af sommertid er vores',
      'Ministry of Justice guidance 9533/2018; the reading of summer time is ours',
    ),
    certainty: 'V',
  },
  {
    id: 'R-02',
    says: text(
      'Dagen, hvor det sker, er dag 0 og tælles ikke med. Et antal uger ender på samme ugedag, et antal måneder på samme dato i måneden.',
      'The day on which it happens is day 0 and is not counted. A number of weeks ends on the same weekday, a number of months on the same day of the month.',
    ),
    source: text('JM vejl. 9533/2018', 'Ministry of Justice guidance 9533/2018'),
    certainty: 'V',
  },
  {
    id: 'R-03',
    says: text(
      'Har måneden ikke den dato, gælder månedens sidste dag: 31. oktober plus fire måneder er 28. eller 29. februar. Det gælder også baglæns.',
      'Where the month has no such day, its last day holds: 31 October plus four months is 28 or 29 February. It holds backwards too.',
    ),
    source: text('Forældelsesloven § 27 stk. 1, analogt', 'Limitation Act § 27(1), by analogy'),
    certainty: 'V',
  },
  {
    id: 'R-04',
    says: text(
      'Undtagelse: i de syv dage til udvalgets godkendelse af en formandsafgørelse tælles iværksættelsesdagen med som dag 1, og søndage og helligdage tæller. Iværksat mandag ender fristen søndag.',
      "Exception: in the seven days for the committee's approval of a chair's decision the day of implementation counts as day 1, and Sundays and holidays count. Implemented on a Monday, it ends on the Sunday.",
    ),
    source: text('Ankestyrelsen, «Akutte afgørelser»', 'Ankestyrelsen, “Akutte afgørelser”'),
    certainty: 'V',
    rules: ['F3-09'],
  },
  {
    id: 'R-05',
    says: text(
      'En borgers frist, der ender på en lørdag, søndag, helligdag, Grundlovsdag, 24. eller 31. december, rykker til næste hverdag. Registrering af faderskab, navngivning og skolestart rykker aldrig (F3-24, F3-25, F4-12).',
      "A citizen's limit that ends on a Saturday, Sunday, public holiday, Constitution Day, 24 or 31 December moves to the next weekday. Registration of parenthood, naming and school start never move (F3-24, F3-25, F4-12).",
    ),
    source: text(
      'Forældelsesloven § 27 stk. 2; JM vejl. 9533/2018',
      'Limitation Act § 27(2); Ministry of Justice guidance 9533/2018',
    ),
    certainty: 'V',
    rules: ['F3-14', 'F3-17', 'F4-22'],
  },
  {
    id: 'R-06',
    says: text(
      'En myndigheds frist rykker aldrig. Ender den på en dag, der ikke er arbejdsdag, er måldagen den sidste arbejdsdag før.',
      "An authority's limit never moves. Where it ends on a day that is no working day, the target is the last working day before.",
    ),
    source: text('Forsigtig læsning', 'Conservative reading'),
    certainty: 'U-high',
  },
  {
    id: 'R-07',
    says: text(
      'Klagefristen begynder, når afgørelsen er kommet frem: digital post den dag, den kan læses, også en lørdag; et brev 6 hverdage (mandag–fredag) efter sin dato. Er modtagelsen kendt, gælder den; er intet sagt, den dag, afgørelsen er truffet.',
      'The time for complaint begins when the decision has arrived: digital post on the day it can be read, a Saturday too; a letter 6 hverdage (Monday–Friday) after its date. Where the receipt is known, that counts; where nothing is said, the day the decision was made.',
    ),
    source: text('Ankestyrelsen, «Klagefrister»', 'Ankestyrelsen, “Klagefrister”'),
    certainty: 'V',
    rules: ['F3-14', 'F3-17'],
  },
  {
    id: 'R-08',
    says: text(
      'Frister i EU-ret i dage eller måneder, der ender på en lørdag, søndag eller helligdag, rykker til næste dag, der ikke er det; kommunens lukkedage rykker dem ikke. Timer rykker aldrig.',
      'Limits of EU law in days or months that end on a Saturday, Sunday or public holiday move to the next day that is none of these; municipal closed days do not move them. Hours never move.',
    ),
    source: text('Forordning 1182/71', 'Regulation 1182/71'),
    certainty: 'U-high',
    rules: ['X-12', 'X-13'],
  },
  {
    id: 'R-09',
    says: text(
      'Et varsel regnes baglæns fra mødet, som det sidst er fastsat: senest afsendt er mødets dato minus varslets dage. Det er afsendelsen, der tæller.',
      'A notice counts backwards from the meeting as last set: dispatched at the latest on its date minus the days of notice. It is the dispatch that counts.',
    ),
    source: text('Vores læsning', 'Our reading'),
    certainty: 'U-high',
    rules: ['F2-02', 'F2-05', 'F2-23', 'F4-09', 'F4-11'],
  },
  {
    id: 'R-10',
    says: text(
      'Hver frist husker sin regel og dens version, hændelsen og dens øjeblik, hvert talt skridt, hver ændring med grund og hvem. En lovændring flytter ikke en åben frist, før to ledere har taget den nye regelsamling i brug for sagen.',
      'Every limit keeps its rule and version, the event and its moment, each step counted, each change with reason and author. A change of law moves no open limit until two leaders have adopted the new rule set for the case.',
    ),
    source: text('Vores forslag', 'Our proposal'),
    certainty: 'U',
  },
];

/** What the law's counting words mean here (catalogue §1.2, §1.4 and §1.5; contract §1). */
export const countingTerms: readonly CountingTerm[] = [
  {
    term: text('Frist og måldag', 'Limit and target'),
    says: text(
      'Fristen er den sidste dag i retlig forstand. Måldagen er den, der arbejdes efter: den sidste arbejdsdag på eller før fristen. En frist i timer har ingen måldag.',
      'The limit is the last day in law. The target is the day to work by: the last working day on or before the limit. A limit in hours has no target.',
    ),
  },
  {
    term: text('Arbejdsdag', 'Working day'),
    says: text(
      'Mandag til fredag, ikke helligdage og ikke kommunens lukkedage («closedDays»).',
      'Monday to Friday, no public holidays and no municipal closed days (“closedDays”).',
    ),
  },
  {
    term: text('Hverdag', 'Hverdag'),
    says: text(
      'Loven siger ikke, om lørdag er med. Måldagen regnes mandag til lørdag, fristen mandag til fredag; aldrig helligdage, og lukkedage tæller som andre dage. Er «hverdagIncludesSaturday» slået fra, regnes også måldagen mandag til fredag.',
      'The act does not say whether Saturday is one. The target counts Monday to Saturday, the limit Monday to Friday; never public holidays, and closed days count like others. With “hverdagIncludesSaturday” off the target counts Monday to Friday too.',
    ),
  },
  {
    term: text('Helligdag', 'Public holiday'),
    says: text(
      'Folkekirkens helligdage. Store bededag til og med 2023, en almindelig dag fra 2024. Grundlovsdag, 24. og 31. december er ikke helligdage.',
      'The holidays of the national church. Store Bededag until 2023, an ordinary day from 2024. Constitution Day, 24 and 31 December are no public holidays.',
    ),
  },
  {
    term: text('Gestationsalder', 'Gestational age'),
    says: text(
      'Fuldendte uger og dage, 280 dage minus dagene til termin: 22+0 er første dag i 23. uge. Retter nogen termin, regnes alt, der er bundet til den og ikke opfyldt, om.',
      'Completed weeks and days, 280 days minus the days to the due date: 22+0 is the first day of the 23rd week. When the due date is corrected, everything bound to it and unmet is computed anew.',
    ),
  },
  {
    term: text('Barnets alder', "The child's age"),
    says: text(
      'Regnes fra fødselsdagen; født 29. februar fylder barnet år 28. februar i år uden skuddag.',
      'Counted from the day of birth; a child born on 29 February has its birthday on 28 February in common years.',
    ),
  },
  {
    term: text('Sen henvisning', 'Late referral'),
    says: text(
      'Mål, vejledning, undersøgelser og borgerens egne frister, der ligger før henvisningen, åbnes ikke, og vinduer, der er forbi, heller ikke. Andre pligter bundet til termin eller fødsel har frist på den seneste af deres dato og den femte arbejdsdag efter henvisningen.',
      "Targets, guidance, examinations and a citizen's own limits that lie before the referral are not opened, nor are windows that are over. Other duties bound to due date or birth are due on the later of their date and the fifth working day after the referral.",
    ),
  },
];
