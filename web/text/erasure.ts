import type { HoldReason } from '../../domain/retention/votes.ts';
import { type Text, text } from '../../domain/text.ts';

/** How long cases are kept, and which are erased. */
export const erasureWords = {
  menu: text('Sletning', 'Erasure'),
  title: text('Opbevaring og sletning', 'Retention and erasure'),
  lead: text(
    'En sag slettes, når dens tid er ovre og to forskellige ledere har godkendt det. Så destrueres dens nøgle, og kun en kvittering uden personoplysninger bliver.',
    'A case is erased when its time is over and two different leaders have approved it. Then its key is destroyed, and only a receipt without personal data stays.',
  ),
  policy: text('Opbevaring', 'Retention'),
  years: text('År efter sidste indførelse', 'Years after the last entry'),
  yearsHelp: text('10–110; tomt: ikke besluttet endnu', '10–110; empty: not decided yet'),
  basis: text('Hjemmel eller beslutning', 'Provision or decision'),
  kind: text('Slags sag', 'Kind of case'),
  undecided: text('Ikke besluttet: intet slettes', 'Not decided: nothing is erased'),
  save: text('Fastsæt', 'Decide'),
  doubts: text('Det skal en jurist afklare', 'What a jurist has to settle'),
  due: text('Sager til sletning', 'Cases due for erasure'),
  none: text('Ingen sager skal slettes.', 'No cases are due for erasure.'),
  case: text('Sag', 'Case'),
  dueOn: text('Kan slettes fra', 'May be erased from'),
  stands: text('Status', 'Status'),
  act: text('Handling', 'Action'),
  approve: text('Godkend sletning', 'Approve erasure'),
  hold: text('Hold tilbage', 'Hold back'),
  release: text('Giv fri', 'Release'),
  reason: text('Grund', 'Reason'),
  held: text('Holdt tilbage', 'Held back'),
  one: text('Godkendt af én', 'Approved by one'),
  two: text('Godkendt af to: slettes nu', 'Approved by two: being erased'),
  open: text('Venter på to godkendelser', 'Waits for two approvals'),
  erased: text('Slettede sager', 'Erased cases'),
  erasedOn: text('Slettet', 'Erased'),
  refused: text('Det kan ikke lade sig gøre', 'That cannot be done'),
} as const satisfies Record<string, Text>;

/** Why a case is held back. */
export const holdNames: Readonly<Record<HoldReason, Text>> = {
  complaint: text('Klage', 'Complaint'),
  compensation: text('Erstatning', 'Compensation'),
  court: text('Retssag', 'Court case'),
  archive: text('Arkivloven', 'The Archives Act'),
  other: text('Andet', 'Other'),
};
