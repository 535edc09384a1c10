import type { DeliveryRow, EndpointState } from '../../api/webhook-ports.ts';
import { type Text, text } from '../../domain/text.ts';

/** Telling an organisation's other systems what happens. */
export const webhookWords = {
  menu: text('Webhooks', 'Webhooks'),
  title: text('Hændelser til andre systemer', 'Events for other systems'),
  lead: text(
    'Jeres egne systemer kan få besked, når der sker noget i en sag, I har. De får typen, tidspunktet og sagens nummer, aldrig noget om nogen.',
    'Your own systems can be told when something happens in a case that you have. They get its type, when, and the number of the case, never anything about anybody.',
  ),
  none: text('I har ingen modtagere.', 'You have no endpoints.'),
  endpoints: text('Modtagere', 'Endpoints'),
  address: text('Adresse', 'Address'),
  addressHelp: text(
    'En https-adresse, der kan nås udefra',
    'An https address that can be reached from outside',
  ),
  state: text('Status', 'Status'),
  waiting: text('Venter', 'Waiting'),
  dead: text('Opgivet', 'Given up'),
  show: text('Vis', 'Show'),
  add: text('Tilføj modtager', 'Add an endpoint'),
  secret: text('Hemmelighed, der kun vises nu', 'Secret, shown only now'),
  secretLead: text(
    'Kopiér den til modtageren. Den bruges til at efterprøve underskriften (Standard Webhooks, v1).',
    'Copy it to the endpoint. It is used to check the signature (Standard Webhooks, v1).',
  ),
  one: text('Modtager', 'Endpoint'),
  all: text('Alle modtagere', 'All endpoints'),
  rests: text('Modtageren svarer ikke; næste forsøg', 'The endpoint does not answer; next attempt'),
  last: text('Seneste hændelser', 'Last events'),
  noCalls: text('Der er ikke sendt noget endnu.', 'Nothing has been sent yet.'),
  when: text('Hvornår', 'When'),
  type: text('Hændelse', 'Event'),
  case: text('Sag', 'Case'),
  attempts: text('Forsøg', 'Attempts'),
  answered: text('Svar', 'Answer'),
  test: text('Prøvekald', 'Test call'),
  pause: text('Sæt på pause', 'Pause'),
  resume: text('Genoptag', 'Resume'),
  remove: text('Fjern modtageren', 'Remove the endpoint'),
  replay: text('Send igen fra', 'Send again from'),
  replayButton: text('Send igen', 'Send again'),
  refused: text('Det kunne ikke gøres', 'It could not be done'),
} as const satisfies Record<string, Text>;

export const endpointStates: Readonly<Record<EndpointState, Text>> = {
  active: text('I brug', 'In use'),
  paused: text('På pause', 'Paused'),
  gone: text('Har sagt fra (410)', 'Has declined (410)'),
};

export const deliveryStates: Readonly<Record<DeliveryRow['state'], Text>> = {
  waiting: text('Venter', 'Waiting'),
  delivered: text('Modtaget', 'Received'),
  dead: text('Opgivet', 'Given up'),
};
