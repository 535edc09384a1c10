import { text } from '../../text.ts';
import { tickedOff } from '../checklist.ts';
import { ALWAYS, type Rule } from '../rule.ts';

export const networkAgendaRule: Rule = {
  id: 'F4-36',
  kind: 'checklist',
  phase: 4,
  title: text('Netværksmødets dagsorden og roller', 'Agenda and roles of the network meeting'),
  nature: 'AFT',
  certainty: 'S',
  responsible: 'SSR',
  stands: 'child',
  subject: 'child',
  opens: [{ on: 'meeting-planned', where: { kind: 'network' }, key: 'meetingId' }],
  due: { count: 'none' },
  met: [tickedOff('F4-36')],
  ends: [
    {
      by: 'meeting-cancelled',
      same: 'meetingId',
      reason: text('Mødet er aflyst', 'The meeting was cancelled'),
    },
  ],
  items: [
    text(
      'Forældremyndighedsindehaverne er inviteret, eller Familierådgivningen har begrundet en undtagelse',
      'The custody holders are invited, or the family department has given reasons for an exception',
    ),
    text(
      'Klinikken siger, om der er bekymring for barnets udvikling, eller ej',
      "The clinic says whether there is concern for the child's development, or not",
    ),
    text('Dagtilbuddet beskriver barnets dag', "Daycare describes the child's day"),
    text('PPR rådgiver og matcher alene til pladser', 'PPR advises and alone matches places'),
    text('Pladsanvisningen er kun med efter samtykke', 'The placement office takes part with consent only'),
    text(
      'Voksen Myndighed, misbrugsbehandling og sundhedspleje efter vurdering',
      'Adult authority, substance treatment and health visitors by assessment',
    ),
  ],
  versions: [{ validFrom: ALWAYS, source: { text: 'RA, netværksmøder; ESB fase 4' } }],
};
