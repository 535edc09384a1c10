import { type Text, text } from '../text.ts';
import type { Parameters } from './parameters.ts';
import type { RuleId } from './rule.ts';

/** A place where the sources disagree, and how it is resolved here. */
export interface Conflict {
  /** `C1` … `C22` (catalogue §3). */
  id: string;
  subject: Text;
  resolution: Text;
  /** The parameters and rows that carry the resolution. */
  parameters: readonly (keyof Parameters)[];
  rules: readonly RuleId[];
}

const row = (
  id: string,
  subject: Text,
  resolution: Text,
  carriedBy: { parameters?: readonly (keyof Parameters)[]; rules?: readonly RuleId[] },
): Conflict => ({
  id,
  subject,
  resolution,
  parameters: carriedBy.parameters ?? [],
  rules: carriedBy.rules ?? [],
});

/** Every conflict; each has a test that is named after it and fails when the resolution changes. */
export const conflicts: readonly Conflict[] = [
  row(
    'C1',
    text('Varsel for første koordineringsmøde', 'Notice of the first coordination meeting'),
    text(
      'RA tilstræber 14 dage, ESB kræver mindst 7: kommunens aftale bestemmer, 14 hvor intet er sagt.',
      "RA aims at 14 days, ESB asks for 7 at least: the municipality's agreement decides, 14 where nothing is said.",
    ),
    { parameters: ['coordinationMeetingNoticeDays'], rules: ['F2-02', 'F2-05'] },
  ),
  row(
    'C2',
    text('Hvad de syv dage til kontakt løber fra', 'What starts the seven days to contact'),
    text(
      'RA regner fra henvisningen, ESB fra svangrejournalen: aftalen vælger den ene, den anden eller begge hver for sig.',
      'RA counts from the referral, ESB from the pregnancy record: the agreement chooses either, or both each for itself.',
    ),
    { parameters: ['contactClockStart'], rules: ['F1-01', 'F1-02'] },
  ),
  row(
    'C3',
    text('«Til og med 22. graviditetsuge»', '“Up to the 22nd week of pregnancy”'),
    text(
      'Kan læses som 21+6 eller 22+6: aftalen bestemmer, 22+6 hvor intet er sagt, for samtalen er en hjælp.',
      'May be read as 21+6 or 22+6: the agreement decides, 22+6 where nothing is said, for the talk is a help.',
    ),
    { parameters: ['clarifyingTalkGestationLimit'], rules: ['F1-03'] },
  ),
  row(
    'C4',
    text('Kvittering for en underretning', 'Receipt of a notification'),
    text(
      "SG's brødtekst siger «6 dage», bilaget og loven 6 hverdage: loven går forud; måldagen regner lørdag med, fristen ikke.",
      "SG's body text says “6 days”, its annex and the act 6 hverdage: the act prevails; the target counts Saturday, the limit does not.",
    ),
    { parameters: ['hverdagIncludesSaturday'], rules: ['F1-17'] },
  ),
  row(
    'C5',
    text('Rytmen for opfølgning', 'Rhythm of follow-up'),
    text(
      'Serviceloven havde tre og derpå hver sjette måned, barnets lov § 95 en individuel rytme: barnets lov gælder, seks måneder er kun et net.',
      'Serviceloven had three and then every six months, barnets lov § 95 an individual rhythm: barnets lov holds, six months are a net only.',
    ),
    { parameters: ['followUpSafetyMonths'], rules: ['F4-01', 'F4-02'] },
  ),
  row(
    'C6',
    text('Plan før afgørelsen', 'Plan before the decision'),
    text(
      'Efter serviceloven forud for afgørelsen, efter barnets lov § 91 inden tre måneder, dog forud ved anbringelse uden samtykke: barnets lov gælder, og aftalens mål før fødslen bliver stående.',
      "Under serviceloven before the decision, under barnets lov § 91 within three months, yet before it when placing without consent: barnets lov holds, and the agreement's goal before the birth stays.",
    ),
    { rules: ['F2-11', 'F2-12'] },
  ),
  row(
    'C7',
    text('Hvem indkalder, når hun afviser klinikken', 'Who convenes when she refuses the clinic'),
    text(
      'Klinikken indkalder; har den gravide sagt nej til den, er Familierådgivningen ansvarlig for terminsmødet.',
      'The clinic convenes; once she has refused it, the family department is responsible for the term meeting.',
    ),
    { rules: ['F2-04'] },
  ),
  row(
    'C8',
    text('Antal møder og terminsmøde', 'Number of meetings, and the term meeting'),
    text(
      'RA: et første møde og opfølgning efter behov; ESB: mindst to og terminsmøde ti uger før. Aftalen bestemmer begge tal.',
      'RA: a first meeting and follow-up by need; ESB: two at least and a term meeting ten weeks before. The agreement sets both numbers.',
    ),
    { parameters: ['termMeetingWeeksBefore', 'minCoordinationMeetings'], rules: ['F2-01', 'F2-04'] },
  ),
  row(
    'C9',
    text('Hvilket dokument bestemmer besked ved fødsel', 'Which document governs the birth notice'),
    text(
      '«Specialplanen» (RA) og «Anmodning om oplysninger» (ESB) er ét skema med begge navne.',
      'The “special plan” (RA) and the “Request for information” (ESB) are one form under both names.',
    ),
    { rules: ['F2-09', 'F3-01'] },
  ),
  row(
    'C10',
    text('Afsluttende netværksmøde', 'Closing network meeting'),
    text(
      'RA: «kan indkaldes»; ESB: «inviterer»: aftalen siger, om det kræves.',
      'RA: “may be convened”; ESB: “invites”: the agreement says whether it is required.',
    ),
    { parameters: ['closingMeetingRequired'], rules: ['F4-10'] },
  ),
  row(
    'C11',
    text('Hvem skriver referat', 'Who writes the minutes'),
    text(
      'Klinikken, medmindre et møde har aftalt en anden fra da af; det følger sagen.',
      'The clinic, unless a meeting has agreed on another from then on; it goes with the case.',
    ),
    { rules: ['F2-08'] },
  ),
  row(
    'C12',
    text('Sundhedsplejens besøg', "Health visitors' visits"),
    text(
      'RA: basistilbud og behov; ESB: ugentligt i fire uger: aftalen siger hvor mange uger; besøg i de uger vises ikke to gange.',
      'RA: basic programme and need; ESB: weekly for four weeks: the agreement says how many weeks; visits in those weeks are not shown twice.',
    ),
    { parameters: ['healthVisitWeeks'], rules: ['F3-19', 'F3-20'] },
  ),
  row(
    'C13',
    text('Enhedernes navne', 'Names of the units'),
    text(
      'Region og kommuner kalder dem forskelligt: reglerne bruger kun rollekoder, og hver kode har ét navn ét sted.',
      'Region and municipalities name them differently: the rules use role codes only, and each code has one name in one place.',
    ),
    { rules: [] },
  ),
  row(
    'C14',
    text('Hvor mange der er i klinikkens team', "How many there are in the clinic's team"),
    text(
      'Teksten siger én og to af samme fag på samme side: en rolle kan have flere personer, og en person flere roller.',
      'The text says one and two of the same profession on one page: a role may have several persons, and a person several roles.',
    ),
    { rules: ['F1-51'] },
  ),
  row(
    'C15',
    text('Bilagenes numre', 'Numbers of the annexes'),
    text(
      'Samme skema er bilag 3, 2 og 3: her har det sit eget navn, og numrene står kun i teksten.',
      'The same form is annex 3, 2 and 3: here it has its own name, and the numbers stand in the text only.',
    ),
    { rules: ['F2-09'] },
  ),
  row(
    'C16',
    text('Afgørelse før fødslen', 'Decision before the birth'),
    text(
      'En kommune svarer, at der ikke træffes afgørelser før fødslen; barnets lov §§ 46 stk. 4 og 49 tillader det. Loven gælder.',
      'A municipality answers that no decision is made before birth; barnets lov §§ 46(4) and 49 allow it. The act holds.',
    ),
    { rules: ['F2-13', 'F2-14'] },
  ),
  row(
    'C17',
    text('Cannabis', 'Cannabis'),
    text(
      'Bilag 1 modsiger sig selv: forbrug efter erkendt graviditet inkluderer moderen, også under fire gange; om barnet da følges, afgør klinikken. Hver linje i tabellen kan klinikken sætte.',
      'Annex 1 contradicts itself: use after recognition includes the mother, below four times too; whether the child is then followed the clinic decides. The clinic may set every line of the table.',
    ),
    { parameters: ['cannabis'] },
  ),
  row(
    'C18',
    text('Alkohol, kriterium 1b', 'Alcohol, criterion 1b'),
    text(
      'Fem genstande på én gang efter erkendt graviditet eller mindst tre gange i graviditeten: begge led inkluderer.',
      'Five units at once after recognition, or three times at least in the pregnancy: either includes.',
    ),
    {},
  ),
  row(
    'C19',
    text(
      'Den røde undersøgelse ved 6 år og «indtil skolestart»',
      'The red examination at 6 years and “until school start”',
    ),
    text(
      'Undersøgelsen ligger senest dagen før skolestart, også når fødselsdagen ligger efter den.',
      'The examination lies at the latest on the day before school start, even when the birthday comes after it.',
    ),
    { rules: ['F4-05', 'F4-12'] },
  ),
  row(
    'C20',
    text('Hvor længe et samtykke gælder', 'How long a consent holds'),
    text(
      'SUL § 44 angår kun videregivelse til andet end behandling, formularerne siger ét år for alle: ét år for alle, også til at indhente og til møder.',
      'SUL § 44 concerns disclosure for other purposes than treatment only, the forms say one year for all: one year for all, to collect and for meetings too.',
    ),
    { rules: ['X-01'] },
  ),
  row(
    'C21',
    text('Om begge forældremyndighedsindehavere inviteres', 'Whether both custody holders are invited'),
    text(
      'De inviteres altid; en undtagelse kræver en grund, og den er Familierådgivningens.',
      "They are always invited; an exception needs a reason, and it is the family department's.",
    ),
    { rules: ['F4-36'] },
  ),
  row(
    'C22',
    text('Besked til underretteren uden samtykke', 'Telling the notifier without consent'),
    text(
      'Loven: fagpersonen får at vide, om noget er sat i gang, uden samtykke; ESB: tilbagemelding til klinikken med samtykke, også efter forløbet. To frister hver for sig.',
      'The act: the professional is told whether something has started, without consent; ESB: feedback to the clinic with consent, after the course too. Two clocks, each for itself.',
    ),
    { rules: ['F1-18', 'F1-49'] },
  ),
];
