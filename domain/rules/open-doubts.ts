import { type Text, text } from '../text.ts';
import type { RuleId } from './rule.ts';

/** A question that only a jurist, the clinic or the municipality can settle, and the rows it touches. */
export interface OpenDoubt {
  number: number;
  question: Text;
  /** Empty: the agreements or the product as a whole. */
  rules: readonly RuleId[];
}

/** The open doubts of the catalogue (§7) and its supplement. A row named here says its own part itself. */
export const openDoubts: readonly OpenDoubt[] = [
  {
    number: 1,
    question: text(
      'Hvilken paragraf i barnets lov giver kvitteringen på 6 hverdage (§ 137 eller § 138), og er lørdag en hverdag?',
      'Which section of barnets lov gives the receipt within 6 hverdage (§ 137 or § 138), and is Saturday a hverdag?',
    ),
    rules: ['F1-17', 'F1-18'],
  },
  {
    number: 2,
    question: text(
      'Er fristerne på 1, 2 og 3 år for genbehandling videreført i BL § 50, og hvad siger undtagelsen i stk. 7?',
      'Are the re-hearing limits of 1, 2 and 3 years carried over into BL § 50, and what does the exception in (7) say?',
    ),
    rules: ['F3-12', 'F4-20'],
  },
  {
    number: 3,
    question: text(
      'Hvornår bortfalder en ikke-iværksat afgørelse efter BL § 139?',
      'When does a decision not implemented lapse under BL § 139?',
    ),
    rules: ['F3-13'],
  },
  {
    number: 4,
    question: text(
      'Hvad siger BL § 143 ud over stk. 4? Kun Ankestyrelsens side er set.',
      "What does BL § 143 say beyond (4)? Only Ankestyrelsen's page has been seen.",
    ),
    rules: ['F3-08', 'F3-09', 'F3-10'],
  },
  {
    number: 5,
    question: text(
      "Er der en lovbestemt frist for afdækning (BL §§ 19 og 25)? Gælder § 20 stk. 3's fire måneder og foreløbige vurdering også efter § 26, og begynder de forfra ved fødslen?",
      'Is there a statutory limit for the limited assessment (BL §§ 19 and 25)? Do the four months and the preliminary assessment of § 20(3) hold under § 26 too, and do they start anew at birth?',
    ),
    rules: ['F1-22', 'F1-23', 'F1-24'],
  },
  {
    number: 6,
    question: text(
      'Hvilken bestemmelse i barnets lov har de syv dage ved anmodning om hjemgivelse, og hvad kræver den?',
      'Which provision of barnets lov has the seven days on a request for return, and what does it ask?',
    ),
    rules: ['F4-18'],
  },
  {
    number: 7,
    question: text(
      'Er der frister i BL §§ 69–74, og gælder adoptionslovens 14 dage (§ 11) og 3 måneder (§ 8) uændret efter 2024?',
      "Are there limits in BL §§ 69–74, and do the Adoption Act's 14 days (§ 11) and 3 months (§ 8) survive 2024 unchanged?",
    ),
    rules: ['F4-21', 'F4-22', 'F4-23'],
  },
  {
    number: 8,
    question: text(
      'Skal tilflytningskommunen stadig vurdere gældende afgørelser inden tre måneder?',
      'Must the new municipality still review existing decisions within three months?',
    ),
    rules: ['F1-37'],
  },
  {
    number: 9,
    question: text(
      "ESB's «til og med 22. graviditetsuge … indenfor syv dage»: indkaldt eller holdt, 21+6 eller 22+6, og passer det efter abortgrænsen fra 1. juni 2025?",
      "ESB's “up to the 22nd week of pregnancy … within seven days”: invited or held, 21+6 or 22+6, and does it fit after the abortion limit of 1 June 2025?",
    ),
    rules: ['F1-03', 'F1-04'],
  },
  {
    number: 10,
    question: text(
      'Cannabis (C17), den røde undersøgelse ved 6 år (C19), korrigeret alder og tolerancen om hver undersøgelse: klinikkens faglige afgørelser.',
      "Cannabis (C17), the red examination at 6 years (C19), corrected age and the tolerance around each examination: the clinic's own decisions.",
    ),
    rules: ['F4-05'],
  },
  {
    number: 11,
    question: text(
      "ESB's egne bilag (henvisningsskema, forløb, dagsorden og referat) er ikke set, og det er ikke kendt, om ESB er underskrevet og dateret.",
      "ESB's own annexes (referral form, course, agenda and minutes) have not been seen, nor is it known whether ESB is signed and dated.",
    ),
    rules: [],
  },
  {
    number: 12,
    question: text(
      'Gælder RA (2018), SG (2017) og ESB (2022) uændret? De henviser til serviceloven.',
      'Do RA (2018), SG (2017) and ESB (2022) hold unchanged? They cite serviceloven.',
    ),
    rules: [],
  },
  {
    number: 13,
    question: text(
      'Hvor længe opbevares børnesagen og sagen her, og hvem er dataansvarlig, eller er de det sammen?',
      'How long are the municipal case and the case here kept, and who is controller, or are they jointly?',
    ),
    rules: ['X-16', 'X-17'],
  },
  {
    number: 14,
    question: text(
      "Kontaktoplysningerne i RA's bilag 5 er fra 2018 og bruges ikke.",
      "The contact data of RA's annex 5 are of 2018 and not used.",
    ),
    rules: ['X-20'],
  },
  {
    number: 15,
    question: text(
      'Ændringer i barnets lov efter LBK 282/2025 er ikke gennemgået.',
      'Changes of barnets lov after LBK 282/2025 have not been gone through.',
    ),
    rules: [],
  },
  {
    number: 16,
    question: text(
      'Påmindelser og hvem der hører om en overskridelse er vores forslag, når kilden ikke nævner dem, og hvert «vores forslag» skal godkendes af kommunen.',
      "Reminders and who hears of a breach are our proposal where the source does not name them, and every “our proposal” needs the municipality's approval.",
    ),
    rules: [],
  },
  {
    number: 17,
    question: text(
      'Gælder samtykket til psykologiske test ethvert barn under kommunens ansvar eller kun et anbragt?',
      'Does the consent to psychological tests hold for any child under municipal responsibility or a placed one only?',
    ),
    rules: ['F4-27'],
  },
  {
    number: 18,
    question: text("Hvad begynder VISO's tredive dage med?", "What do VISO's thirty days begin with?"),
    rules: ['F4-24'],
  },
  {
    number: 19,
    question: text(
      'Tæller den akutte anbringelse, som udvalget selv tager stilling til, med som anbringelse i det seneste år (24 måneder frem for 12), og hvor hører genbehandlingen af en afgørelse efter BL § 49 hjemme, når barnet er født?',
      'Does the acute placement on which the committee itself decides count as a placement in the year before (24 months rather than 12), and where does the re-hearing of a decision under BL § 49 belong once the child is born?',
    ),
    rules: ['F3-12'],
  },
  {
    number: 20,
    question: text(
      'Er kontaktpersonen udpeget, når den første er, eller først når klinikken og kommunen har hver sin?',
      'Is the contact person named with the first one, or only when clinic and municipality each have theirs?',
    ),
    rules: ['F1-11'],
  },
];
