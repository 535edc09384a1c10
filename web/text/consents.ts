import type { ConsentDirection } from '../../domain/case/consents.ts';
import { type Text, text } from '../../domain/text.ts';

export const consentWords = {
  title: text('Samtykker', 'Consents'),
  lead: text(
    'Hvem familien har sagt ja til, at I taler med, om hvad og hvor længe. Et samtykke gælder i et år og kan trækkes tilbage når som helst.',
    'Whom the family has agreed that you talk to, about what and for how long. A consent holds for a year and can be withdrawn at any time.',
  ),
  holds: text('Gælder nu', 'In force'),
  over: text('Gælder ikke længere', 'No longer in force'),
  none: text('Ingen har givet samtykke endnu', 'Nobody has given consent yet'),
  noneLead: text(
    'Uden samtykke kan I kun tale med andre, hvor loven selv siger det. Registrér det første samtykke, når familien har givet det.',
    'Without consent you may talk to others only where the law itself says so. Record the first consent when the family has given it.',
  ),
  noneHolds: text('Intet samtykke gælder lige nu.', 'No consent is in force right now.'),
  what: text('Om hvad', 'About what'),
  who: text('Fra hvem', 'From whom'),
  about: text('om', 'about'),
  to: text('Til og fra', 'To and from'),
  given: text('Givet', 'Given'),
  until: text('Gælder til', 'In force until'),
  stands: text('Status', 'Status'),
  withdraw: text('Træk tilbage', 'Withdraw'),
  renew: text('Forny', 'Renew'),
  give: text('Registrér samtykke', 'Record consent'),
  refuse: text('Registrér nej til samtykke', 'Record a refusal'),
  meetings: text('Hvad samtykkerne dækker på møderne', 'What the consents cover at the meetings'),
  noMeetings: text('Der er ingen møder i sagen endnu.', 'There are no meetings in the case yet.'),
  covered: text('Må deltage og få referat', 'May take part and get the minutes'),
  notCovered: text('Mangler samtykke', 'Lack consent'),
  forms: text('Samtykkeerklæringerne', 'The consent forms'),
  formsLead: text(
    'Skriv en erklæring, som familien kan skrive under på. Den lægges under Dokumenter.',
    'Write a form for the family to sign. It is kept under Documents.',
  ),
  more: text('Hvad der er videregivet, står i', 'What was disclosed stands in'),
} as const satisfies Record<string, Text>;

export const directionNames: Readonly<Record<ConsentDirection, Text>> = {
  collect: text('Indhente oplysninger', 'Collect information'),
  disclose: text('Videregive oplysninger', 'Disclose information'),
  meeting: text('Møde og referat', 'Meeting and minutes'),
};

export const formNames: Readonly<Record<string, Text>> = {
  written: text('skriftligt', 'in writing'),
  oral: text('mundtligt', 'by word of mouth'),
};
