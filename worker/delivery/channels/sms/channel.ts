import type { Channel } from '../channel.ts';
import { danishNumber } from './phone-number.ts';
import type { SmsProvider } from './provider.ts';

/**
 * Text messages to colleagues: that there is something to see, and where. Nobody in a family gets one. The address of the
 * delivery is a telephone number.
 */
export const smsChannel = (provider: SmsProvider, publicUrl: string): Channel => ({
  name: 'sms',
  takesKey: true,
  async send({ delivery, address }) {
    const to = danishNumber(address ?? '');
    if (to === null) return { kind: 'refused', code: 'BAD_NUMBER' };
    const link = new URL('/notices', publicUrl).href;
    const text = `Der er en besked til dig i Tovholder: ${link}`;
    const answer = await provider.submit({ to, text, key: delivery.message_id });
    if (answer.kind === 'accepted') return { kind: 'sent' };
    return answer.kind === 'refused'
      ? { kind: 'refused', code: 'NUMBER_REFUSED' }
      : { kind: 'later', code: 'SMS_AWAY', channelDown: true };
  },
});
