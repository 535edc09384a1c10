import { type Text, text } from '../text.ts';

/** A kind of breach, and the test that goes red if it could happen here in that way again. */
export interface BreachKind {
  title: Text;
  /** File under `test/` and the test's name; null where no program can prevent it. */
  guardedBy: { file: string; name: string } | null;
}

const guard = (file: string, name: string) => ({ file, name });

/**
 * Kinds that the register tells apart. Each is held by a regression test, so that the same breach is not made twice; a
 * kind that comes back all the same is marked in the register.
 */
export const breachKinds = {
  'protected-address': {
    title: text('Beskyttet adresse vist eller sendt', 'Protected address shown or sent'),
    guardedBy: guard(
      'domain/disclosure/disclosure-letters.test.ts',
      'whoever is protected, whenever, and to whomever it goes: no address on a protected day',
    ),
  },
  'no-custody': {
    title: text('Sendt til en forælder uden forældremyndighed', 'Sent to a parent without custody'),
    guardedBy: guard(
      'domain/disclosure/disclosure-letters.test.ts',
      'whoever holds custody when: a copy about the child goes to a holder of that day, and to nobody else',
    ),
  },
  'without-consent': {
    title: text('Videregivet uden samtykke eller hjemmel', 'Disclosed without consent or legal basis'),
    guardedBy: guard(
      'domain/disclosure/disclosure-gate.test.ts',
      'a consent opens for exactly what it names, whatever that is',
    ),
  },
  'wrong-receiver': {
    title: text('Sendt til en forkert modtager', 'Sent to a wrong receiver'),
    guardedBy: guard(
      'domain/disclosure/disclosure-gate.test.ts',
      'a receiver outside the consent is CONSENT_REQUIRED and says that it is the receiver',
    ),
  },
  'unlogged-look': {
    title: text('Opslag uden log', 'Look that was not logged'),
    guardedBy: guard('services/read-log.test.ts', 'GET %s writes one entry of its own kind'),
  },
  'too-wide-access': {
    title: text('For mange kunne se sagen', 'Too many could see the case'),
    guardedBy: guard(
      'api/visibility.test.ts',
      'by nobody of another municipality: 404 for reading, commanding and asking what if',
    ),
  },
  'weak-connection': {
    title: text('Usikker forbindelse', 'Weak connection'),
    guardedBy: guard(
      'runtime/disclosure-connections.test.ts',
      'a client that offers less than TLS 1.2 gets no connection',
    ),
  },
  lost: { title: text('Tabt, stjålet eller slettet', 'Lost, stolen or deleted'), guardedBy: null },
  other: { title: text('Andet', 'Other'), guardedBy: null },
} as const satisfies Record<string, BreachKind>;

export type BreachKindName = keyof typeof breachKinds;
