import { defaultPayloadConverter, type PayloadConverter } from '@temporalio/common';

/**
 * Temporal's own converter, except that what was sent to a case and cannot be read becomes null, which every handler
 * refuses. Left to itself the SDK fails the whole workflow task for one unreadable signal, again and again for ever.
 * An activity's result is ours: unreadable, it stays an error. Loaded into the bundle by its name `payloadConverter`.
 */
export const payloadConverter: PayloadConverter = {
  toPayload: (value, context, hint) => defaultPayloadConverter.toPayload(value, context, hint),
  fromPayload<T>(...[payload, context, hint]: Parameters<PayloadConverter['fromPayload']>): T {
    try {
      return defaultPayloadConverter.fromPayload<T>(payload, context, hint as undefined);
    } catch (error) {
      if (context?.type !== 'workflow') throw error;
      return null as T;
    }
  },
};
