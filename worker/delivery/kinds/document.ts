import { documentIdOf } from '../../../domain/announcements/documents.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import { documentById } from '../../../domain/documents/documents-of.ts';
import { mayOpenDocument } from '../../../domain/documents/may-open.ts';
import { whoIsMeant } from './deadline.ts';
import type { DeliveryKind } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

/** A document was sent to somebody: a link to where they may read it, nothing of what stands in it. */
export const documentKind: DeliveryKind = {
  async check(message, { nowMs, caseOf }) {
    const kase = await caseOf(message.case_id);
    if (!kase) return { silent: 'case withdrawn' };
    const view = viewOf(kase.snapshot);
    const document = documentById(view, documentIdOf(message.deadline_id));
    if (!document || document.sent.length === 0) return { silent: 'sending taken back' };
    const refusal = mayOpenDocument(view, document, message.recipient, nowMs + kase.clock_offset_ms);
    if (refusal)
      return { silent: refusal.code === 'CONSENT_REQUIRED' ? 'no consent' : (refusal.reason ?? 'closed') };
    return whoIsMeant(message, kase, nowMs);
  },
  async compose({ case_id, deadline_id }, { publicUrl }) {
    const path = `/cases/${encodeURIComponent(case_id)}/documents/${encodeURIComponent(documentIdOf(deadline_id))}`;
    return {
      subject: 'Tovholder: der er sendt et dokument til dig',
      text: bilingual(
        linkTo(path, publicUrl),
        { da: 'Der er sendt et dokument til dig i en sag.', en: 'A document in a case was sent to you.' },
        { da: 'Læs det i Tovholder:', en: 'Read it in Tovholder at the address above.' },
      ),
    };
  },
};
