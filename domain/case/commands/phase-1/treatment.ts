import { text } from '../../../text.ts';
import type { Attempt, CommandSpec } from '../../command-spec.ts';
import { boolean, choice, date } from '../../field.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { retentionContractStands, runningRetention } from '../../retention.ts';

const kind = choice('Behandling', 'Treatment', {
  drug: text('Stof', 'Drugs'),
  alcohol: text('Alkohol', 'Alcohol'),
});

/** Retention rests on a contract that she has accepted (SUL § 141 b): without one nothing can be held or ended. */
const needsContract = ({ view }: Attempt): Refusal | null =>
  retentionContractStands(view)
    ? null
    : refuse('WRONG_ORDER', 'Der er ingen kontrakt om tilbageholdelse.', 'There is no retention contract.', {
        reason: 'retention-contract-offered',
        source: 'SUL § 141 b',
      });

const alreadyRetained = ({ view }: Attempt): Refusal | null =>
  runningRetention(view)
    ? refuse('PRECONDITION', 'En tilbageholdelse er allerede i gang.', 'A retention is already running.', {
        reason: 'retention-begun',
        source: 'SUL § 141 d',
      })
    : null;

/** The contract runs until the birth (F1-30). */
const contractIsOver = ({ view, moment }: Attempt): Refusal | null =>
  view.birth !== null && view.birth.on < moment.on
    ? refuse('PRECONDITION', 'Kontrakten gjaldt til fødslen.', 'The contract ran until the birth.', {
        reason: 'birth',
        source: 'SUL § 141 b stk. 4',
      })
    : null;

/** Treatment for substance use, and retention of the pregnant under a contract (SUL §§ 141–141 f). */
export const treatmentCommands: readonly CommandSpec[] = [
  {
    name: 'request-treatment',
    title: text('Registrér henvendelse om behandling', 'Record a request for treatment'),
    kinds: ['pregnancy', 'child'],
    moment: 'requestedOn',
    fields: { kind, requestedOn: date('Henvendelse', 'Requested') },
    event: 'treatment-requested',
  },
  {
    name: 'start-treatment',
    title: text('Registrér behandlingsstart', 'Record the start of treatment'),
    kinds: ['pregnancy', 'child'],
    moment: 'startedOn',
    fields: { kind, startedOn: date('Startet', 'Started') },
    event: 'treatment-started',
  },
  {
    name: 'offer-retention-contract',
    title: text('Tilbyd kontrakt med mulighed for tilbageholdelse', 'Offer a retention contract'),
    kinds: ['pregnancy'],
    fields: { accepted: boolean('Indgået', 'Accepted') },
    event: 'retention-contract-offered',
  },
  {
    name: 'terminate-retention-contract',
    title: text('Registrér opsigelse af kontrakten', 'Record that the retention contract was terminated'),
    kinds: ['pregnancy'],
    fields: {},
    event: 'retention-contract-terminated',
    check: needsContract,
  },
  {
    name: 'begin-retention',
    title: text('Begynd tilbageholdelse', 'Begin retention'),
    kinds: ['pregnancy'],
    fields: {},
    event: 'retention-begun',
    check: (attempt) => alreadyRetained(attempt) ?? needsContract(attempt) ?? contractIsOver(attempt),
  },
  {
    name: 'end-retention',
    title: text('Afslut tilbageholdelse', 'End retention'),
    kinds: ['pregnancy'],
    fields: {},
    event: 'retention-ended',
    check: ({ view }) =>
      runningRetention(view)
        ? null
        : refuse('WRONG_ORDER', 'Ingen tilbageholdelse er i gang.', 'No retention is running.', {
            reason: 'retention-begun',
            source: 'SUL § 141 d',
          }),
  },
];
