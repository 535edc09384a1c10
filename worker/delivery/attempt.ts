import type { Delivery } from '../../db/deliveries/delivery.ts';
import { type Attempted, recordAttempt } from '../../db/deliveries/record-attempt.ts';
import { isGivenUp, nextAttemptMs } from './back-off.ts';
import type { Answer } from './channels/channel.ts';
import type { Looked } from './look.ts';
import type { OpenChannel, SenderParts } from './sender.ts';

/** While a whole channel is out of reach nobody waits longer than this for it to be tried again. */
const LONGEST_WHILE_DOWN_MS = 300_000;

/**
 * Tries one delivery and records what came of it before anything else goes on; `delivery` is brought up to date. False
 * when it was not tried, because its channel is out of reach: it is then put off.
 */
export async function attempt(
  delivery: Delivery,
  { message, how, context, targets }: Extract<Looked, { kind: 'meant' }>,
  parts: SenderParts,
  { channel, breaker }: OpenChannel,
): Promise<boolean> {
  const { sql, publicUrl, from } = parts;
  const shut = breaker.closedUntil(Date.now());
  if (shut) {
    delivery.last_error = shut.code;
    delivery.next_attempt_ms = shut.untilMs;
    return false;
  }
  const address = targets.find(({ key }) => key === delivery.recipient_key)?.address ?? null;
  const compose = () =>
    how.compose(message, { ...context, publicUrl, from, ...(address === null ? {} : { to: address }) });
  const answer = await channel.send({ message, delivery, address, compose });
  if (answer.kind === 'later' && answer.channelDown) breaker.failed(Date.now(), answer.code);
  else breaker.worked();
  const attempted = afterAnswer(answer, delivery);
  // Whoever had it before may have sent it and died before saying so.
  const maybeTwice = !channel.takesKey && (message.abandoned || attempted.maybeTwice === true);
  try {
    await recordAttempt(sql, delivery.seq, { ...attempted, maybeTwice });
  } finally {
    channel.recorded?.(delivery);
  }
  delivery.state = attempted.kind === 'again' ? 'waiting' : attempted.kind;
  delivery.last_error = 'code' in attempted ? attempted.code : null;
  if (attempted.kind === 'again') delivery.next_attempt_ms = attempted.nextAttemptMs;
  if (attempted.kind === 'sent') parts.onSent?.({ kind: message.kind, channel: channel.name });
  else
    parts.onFailure?.({
      seq: delivery.seq,
      channel: channel.name,
      error: attempted.code,
      attempts: delivery.attempts + 1,
      dead: attempted.kind === 'dead',
    });
  return true;
}

/** What an answer means for a delivery that has been tried before: when it comes again, or that it is given up. */
function afterAnswer(answer: Answer, delivery: Delivery): Attempted {
  if (answer.kind === 'sent') return answer;
  if (answer.kind === 'refused') return { kind: 'dead', code: answer.code };
  if (answer.kind === 'handed-on') return { kind: 'withdrawn', code: answer.code };
  const nowMs = Date.now();
  const { code, answerLost = false, channelDown = false } = answer;
  if (isGivenUp(delivery.first_attempt_ms, nowMs)) return { kind: 'dead', code, maybeTwice: answerLost };
  const nextMs = nextAttemptMs(nowMs, delivery.attempts + 1, delivery.message_id);
  return {
    kind: 'again',
    code,
    nextAttemptMs: channelDown ? Math.min(nextMs, nowMs + LONGEST_WHILE_DOWN_MS) : nextMs,
    maybeTwice: answerLost,
  };
}
