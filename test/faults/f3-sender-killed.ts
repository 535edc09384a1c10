import { waitUntil } from '../../db/wait-for-event.ts';
import type { Fault } from './support/fault.ts';
import { lateNotification } from './support/recording-client.ts';
import type { FaultStage } from './support/stage.ts';
import { openLateCases } from './support/stream.ts';

const PATIENCE_MS = 60_000;
let unacknowledged = 0;
let reminders = 0;
let repeated = 0;

/**
 * SMTP has no transaction over two machines: a mail that was taken and not recorded is transmitted again, under the
 * Message-ID that it had before, by which the receiving server drops the copy.
 */
export const senderKilled: Fault = {
  id: 'F3',
  title: 'kill -9 between mail taken and sending recorded',
  // Ten thousand reminders and more in the full form: some three for each case.
  times: { quick: 2, full: 60 },
  figures: () => ({ reminders, unacknowledged, repeated }),
  async inject(stage, n, form) {
    const victim = stage.worker;
    let unrecorded = 0;
    const killed = new Promise<void>((done) => {
      stage.mail.onNext(async ({ messageId }) => {
        // Half the time before the sender hears that the mail was taken, half the time just after.
        const kill = async () => {
          await victim.kill();
          const rows = await stage.store.owner`
            select 1 from outbox where message_id = ${messageId} and sent_at is null`;
          unrecorded = rows.length;
          done();
        };
        if (n % 2 === 0) await kill();
        else setTimeout(() => void kill(), 1);
      });
    });
    const before = stage.mail.transmissions.length;
    const opening = openLateCases(stage.client, form === 'quick' ? 3 : 60, lateNotification);
    const dead = await Promise.race([killed.then(() => true), waitUntil(async () => false, PATIENCE_MS)]);
    const [next] = await Promise.all([stage.startWorker(), opening.catch(() => [])]);
    stage.worker = next;
    await endLeases(stage);
    const sent = await waitUntil(async () => (await waiting(stage)) === 0, PATIENCE_MS);
    const transmitted = stage.mail.transmissions.slice(before).map((mail) => mail.messageId);
    unacknowledged += unrecorded;
    reminders += new Set(transmitted).size;
    const twice = transmitted.filter((id, i) => transmitted.indexOf(id) !== i);
    repeated += twice.length;
    const unmarked = await unmarkedOf(stage, twice);
    return {
      // Killed just after the answer, the sender may have been quick enough to record it: then nothing was between.
      fired: dead && (n % 2 === 1 || unrecorded === 1),
      recoveryMs: null,
      violations: [
        ...(sent ? [] : ['reminders never left']),
        ...(twice.length > 1 ? [`${twice.length} mails went twice for one kill`] : []),
        ...unmarked.map(() => 'a mail that went twice is not marked'),
      ],
    };
  },
};

/** The lease of a dead sender lasts 90 seconds, which the test does not wait out. */
const endLeases = ({ store }: FaultStage) =>
  store.owner`update outbox set claimed_until = now() where claimed_until is not null and sent_at is null`;

/** Of mails that went twice, those that the outbox does not say it of. */
async function unmarkedOf({ store }: FaultStage, twice: readonly string[]): Promise<string[]> {
  const marked = await store.owner<{ message_id: string }[]>`
    select message_id from delivery where maybe_twice and message_id = any(${[...twice]})`;
  return twice.filter((id) => !marked.some((row) => row.message_id === id));
}

async function waiting({ store }: FaultStage): Promise<number> {
  const rows = await store.owner`select 1 from outbox where sent_at is null and cancelled_at is null`;
  return rows.length;
}
