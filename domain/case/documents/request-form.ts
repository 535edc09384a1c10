import { text } from '../../text.ts';
import {
  boolean,
  choice,
  cpr,
  date,
  type Fields,
  longText,
  object,
  optional,
  personName,
  shortText,
} from '../field.ts';
import { roleList } from '../role-field.ts';

const free = (da: string, en: string) => longText(da, en, { optional: true });
const yesNo = (da: string, en: string) => optional(boolean(da, en));

/**
 * The form «Anmodning om oplysninger samt aftaler i forbindelse med fødsel og barsel på sygehus» (SG Bilag 3, RA
 * Bilag 2, ESB Bilag 3; catalogue §4.3), section by section. The hospital need not honour requests for mother–child
 * observation, assessment of parenting or a length of admission: there is no field for them.
 */
export const requestFormFields: Fields = {
  requestedOn: optional(date('Dato for anmodning', 'Date of the request')),
  concerning: optional(
    object('Vedrørende barn af', 'Concerning the child of', {
      name: optional(personName('Navn', 'Name')),
      cpr: optional(cpr('CPR-nummer', 'CPR number')),
      edd: optional(date('Terminsdato', 'Due date of birth', { plan: true })),
    }),
  ),
  authority: optional(
    object('Kommunal myndighed', 'Municipal authority', {
      reception: free(
        'Myndighedens direkte nummer og mail (modtagelsen)',
        'Direct number and mail of the authority (reception)',
      ),
      caseworker: optional(
        object('Kommunal socialrådgiver', 'Municipal caseworker', {
          name: optional(personName('Navn', 'Name')),
          phone: free('Telefon', 'Phone'),
          mail: free('Mail', 'Mail'),
        }),
      ),
      outOfHours: optional(
        object('Kontakt uden for åbningstid', 'Contact out of hours', {
          callOnAdmission: yesNo(
            'Den sociale bagvagt kontaktes ved indlæggelse til fødsel',
            'The social on-call is called on admission in labour',
          ),
          instructions: free('Aften, nat og helligdage', 'Evenings, nights and public holidays'),
        }),
      ),
    }),
  ),
  background: free(
    'Baggrund for anmodning (kort, faglig vurdering)',
    'Background of the request (short, professional)',
  ),
  agreements: optional(
    object('Aftaler ved fødsel og under indlæggelse', 'Agreements for birth and admission', {
      plannedMeasure: free('Planlagt foranstaltning', 'Planned measure'),
      withHospital: free('Specifikke aftaler med sygehuset', 'Specific agreements with the hospital'),
      partnersToldOfChanges: roleList('Orienteres ved ændring', 'Told of changes', { optional: true }),
      municipalObservation: optional(
        object('Kommunal observation under indlæggelsen', 'Municipal observation during admission', {
          planned: boolean('Planlagt', 'Planned'),
          by: free('Ved hvem', 'By whom'),
        }),
      ),
      placementIntended: yesNo('Anbringelse påtænkt', 'Placement intended'),
      presentAtAcutePlacement: free('Til stede ved akut anbringelse', 'Present at an acute placement'),
      abstinenceObservation: free(
        'Abstinensobservation af den nyfødte',
        'Abstinence observation of the newborn',
      ),
    }),
  ),
  contraception: optional(
    object('Aftale om prævention', 'Agreement on contraception', {
      agreement: free('Aftale', 'Agreement'),
      paidByMunicipality: yesNo('Kommunal betaling', 'Paid by the municipality'),
      ean: optional(shortText('Kommunens EAN-nummer', "The municipality's EAN number")),
    }),
  ),
  requested: optional(
    object('Anmodning fra kommunen', 'Request from the municipality', {
      contact: free('Hvem kontaktes og hvornår', 'Who is contacted and when'),
      birthNotice: optional(
        choice('Besked ved fødsel', 'Notice of the birth', {
          'at-once': text('Straks, døgnet rundt', 'At once, day and night'),
          'next-morning': text('Næste morgen', 'The next morning'),
          none: text('Ønskes ikke', 'Not wanted'),
        }),
      ),
      noticeOfAdmission: yesNo('Besked ved indlæggelse til fødsel', 'Notice of admission in labour'),
      dischargeMeeting: yesNo(
        'Besked om og invitation til udskrivningsmøde',
        'Invitation to the discharge meeting',
      ),
      records: free('Journalførte oplysninger', 'Information from the records'),
      medicalStatement: yesNo('Lægeerklæring', "Doctor's statement"),
    }),
  ),
  parentsConsent: yesNo(
    'Forældrene har givet samtykke (nej: indhentes jf. RSL § 11 c)',
    'The parents have consented (no: obtained under RSL § 11 c)',
  ),
};
