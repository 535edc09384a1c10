import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/index.ts';
import { senders } from '../../domain/disclosure/senders.ts';
import { text } from '../../domain/text.ts';
import { caseOf, listOf } from '../call.ts';
import { receiverName } from '../data-export.ts';
import { receiptsSeen } from '../receipts-seen.ts';
import { route } from '../route.ts';

/** What left the house about a case: what, to whom, on which ground, and when the person was told. */
export const listReceipts = route({
  method: 'get',
  path: '/v1/cases/{id}/disclosures/receipts',
  operationId: 'listDisclosureReceipts',
  summary: text('Kvitteringer for alt, der er sendt ud', 'Receipts of everything that left'),
  tag: 'cases',
  query: z.object({
    after: z.coerce.number().int().min(1).optional().meta({ description: 'The `next` of the page before.' }),
    limit: z.coerce.number().int().min(1).max(500).default(100).meta({ description: 'Items on a page.' }),
  }),
  answer: 'list',
  async handle(call) {
    const seen = await caseOf(call);
    const { after, limit } = call.query;
    const page = { limit: limit + 1, ...(after === undefined ? {} : { before: after }) };
    const rows = await call.ports.receipts.list(seen.state.id, page);
    const shown = rows.slice(0, limit);
    const items = receiptsSeen(call.caller, seen, shown).map(
      ({ source, sender, recipient, at, toldAt, detail }) => ({
        source,
        sender,
        title: senders[sender].title,
        to: recipient,
        toName: receiverName(recipient),
        at: formatInstant(at.getTime()),
        toldAt: toldAt === null ? null : formatInstant(toldAt.getTime()),
        about: detail?.about ?? null,
        categories: detail?.categories ?? [],
        basis: detail?.basis ?? senders[sender].ground,
        reference: detail?.reference ?? null,
        disclosureId: detail?.disclosureId ?? null,
      }),
    );
    return listOf(call, items, rows.length > limit ? String(shown.at(-1)?.seq) : null);
  },
});
