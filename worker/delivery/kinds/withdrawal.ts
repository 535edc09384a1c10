import { consentIdOf } from '../../../domain/announcements/withdrawals.ts';
import { viewOf } from '../../../domain/case/case-view.ts';
import { consentById } from '../../../domain/case/consents.ts';
import { whoIsMeant } from './deadline.ts';
import type { DeliveryKind } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

/** A consent that named the recipient was withdrawn. Told also of a case that is closed: what they got stays with them. */
export const withdrawalKind: DeliveryKind = {
  async check(message, { nowMs, caseOf }) {
    const kase = await caseOf(message.case_id);
    if (!kase) return { silent: 'case withdrawn' };
    const consent = consentById(viewOf(kase.snapshot), consentIdOf(message.deadline_id));
    if (consent?.withdrawnMs == null) return { silent: 'withdrawal taken back' };
    return whoIsMeant(message, kase, nowMs);
  },
  async compose({ case_id }, { publicUrl }) {
    return {
      subject: 'Tovholder: et samtykke er trukket tilbage',
      text: bilingual(
        linkTo(`/cases/${encodeURIComponent(case_id)}`, publicUrl),
        {
          da: 'Et samtykke, der nævner din enhed, er trukket tilbage. Det gælder fra nu af.',
          en: 'A consent that names your unit was withdrawn. That holds from now on.',
        },
        { da: 'Se sagen i Tovholder:', en: 'See the case in Tovholder at the address above.' },
      ),
    };
  },
};
