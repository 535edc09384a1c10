import { formatInstant } from '../../../domain/calendar/index.ts';
import type { GatewayAnswer, GivenCommand, NewCase } from '../../../worker/gateway/case-gateway.ts';

const HOUR_MS = 3_600_000;

/** An instant so many hours before now. */
export const hoursAgo = (hours: number): string =>
  formatInstant(Math.floor(Date.now() / 1000) * 1000 - hours * HOUR_MS);

export const pregnancy: NewCase = { kind: 'pregnancy', municipality: 'esbjerg' };

export const referral = (receivedAt = hoursAgo(2)): GivenCommand => ({
  name: 'refer',
  role: 'GP',
  data: {
    receivedAt,
    referrer: { role: 'GP', organisation: 'Lægehuset' },
    mother: { name: 'Prøve Person' },
  },
});

export const notificationOf = (notificationId: string, receivedAt = hoursAgo(1)): GivenCommand => ({
  name: 'receive-notification',
  role: 'FR',
  data: {
    notificationId,
    receivedAt,
    form: 'written',
    notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
    concern: 'Bekymring for det ufødte barn',
  },
});

/** Asks again, with the same key as any caller would, while the machine is too busy to answer in time. */
export async function insist<T>(call: () => Promise<GatewayAnswer<T>>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await call();
    if (answer.ok) return answer.answer;
    if (answer.retryAfterSeconds === undefined || attempt === 20) throw new Error(answer.refusal.code);
  }
}
