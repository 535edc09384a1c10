import { type CallSettings, callOut } from '../call-out.ts';

/** One text message to a colleague. The gateway takes a second one with the same key for the first again. */
export interface TextMessage {
  /** E.164. */
  to: string;
  text: string;
  key: string;
}

/** What a gateway said; `unknown`: no answer, or none that says, and the same may be handed over again. */
export type TextAnswer = { kind: 'accepted' } | { kind: 'refused' } | { kind: 'unknown'; code: string };

/** Whoever carries text messages. Never rejects. */
export interface SmsProvider {
  submit(message: TextMessage): Promise<TextAnswer>;
}

/** A gateway over HTTP: `POST /messages` with `to`, `text` and the key as `Idempotency-Key`. No gateway was tried. */
export const httpSms = (settings: CallSettings): SmsProvider => ({
  async submit({ to, text, key }) {
    const answer = await callOut(settings, {
      method: 'POST',
      path: '/messages',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify({ to, text }),
    });
    if ('code' in answer) return { kind: 'unknown', code: answer.code };
    const { status } = answer;
    if (status >= 200 && status < 300) return { kind: 'accepted' };
    return status === 400 || status === 422
      ? { kind: 'refused' }
      : { kind: 'unknown', code: `HTTP_${status}` };
  },
});
