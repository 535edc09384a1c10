import { formatInstant } from '../../../domain/calendar/index.ts';
import type { JsonObject } from '../../../domain/json.ts';
import { parametersFor } from '../../../domain/rules/parameters.ts';
import type { CaseInput } from '../../../workflows/case-input.ts';
import type { CommandEnvelope } from '../../../workflows/messages.ts';

/** The one case of a sandbox. */
export const CASE_ID = 'c_0';

/** The start of a pregnancy's case at a moment. */
export function referralAt(ms: number, more: Partial<CaseInput> = {}): CaseInput {
  const at = formatInstant(ms);
  return {
    schemaVersion: 1,
    begin: {
      by: 'referral',
      opening: {
        id: CASE_ID,
        ref: 'pregnancy',
        kind: 'pregnancy',
        municipality: 'esbjerg',
        parameters: parametersFor('esbjerg'),
        ruleSet: null,
        links: [],
      },
      refer: {
        name: 'refer',
        role: 'GP',
        at,
        data: {
          receivedAt: at,
          referrer: { role: 'GP', organisation: 'Lægehuset' },
          mother: { name: 'Prøve Person' },
          edd: '2025-09-19',
        },
      },
      keyHash: 'refer',
      bodyHash: 'refer',
    },
    clockOffsetMs: 0,
    demo: false,
    ...more,
  };
}

/** A notification as its envelope; the key is the notification's own id unless another is given. */
export const notificationAt = (
  ms: number,
  notificationId: string,
  more: Partial<CommandEnvelope> & { data?: JsonObject } = {},
): CommandEnvelope => {
  const { data = {}, ...envelope } = more;
  return {
    command: {
      name: 'receive-notification',
      role: 'FR',
      at: formatInstant(ms),
      data: {
        notificationId,
        receivedAt: formatInstant(ms),
        form: 'written',
        notifier: { role: 'GP', organisation: 'Lægehuset', professional: true },
        concern: 'Bekymring',
        ...data,
      },
    },
    keyHash: notificationId,
    bodyHash: 'same',
    ...envelope,
  };
};
