import { readCase } from '../../../db/read-case.ts';
import { handoverAbout, handoverId, handoversOf } from '../../../domain/handover/handover.ts';
import { derive } from '../../../domain/obligations/case-deadlines.ts';
import type { DeliveryKind } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

/** Somebody is asked to take over, has not answered, or has: a link to the handover, nothing of the case. */
export const handoverKind: DeliveryKind = {
  async check(message, { sql, nowMs }) {
    const kase = await readCase(sql, message.case_id);
    if (!kase) return { silent: 'case withdrawn' };
    const { closing, view } = derive(kase.snapshot);
    const one = handoversOf(view).find((handover) => handoverAbout(handover) === message.deadline_id);
    if (!one) return { silent: 'handover gone' };
    // A question is put while it stands, an answer as long as it is the answer.
    const asks = /^s\d+$/.test(message.step);
    if (asks ? one.state !== 'waiting' : one.state !== message.step)
      return { silent: `handover ${one.state}` };
    if (asks && closing && closing.ms <= nowMs + kase.clock_offset_ms) return { silent: 'case closed' };
    return { at: message.organisation ?? one.from };
  },
  async compose(message, { publicUrl }) {
    const askedEvent = Number(message.deadline_id.replace('handover:h', ''));
    return {
      subject: 'Tovholder: en overdragelse kræver din opmærksomhed',
      text: bilingual(
        linkTo(`/handovers/${handoverId({ caseId: message.case_id, askedEvent })}`, publicUrl),
        /^s\d+$/.test(message.step)
          ? {
              da: 'Overdragelse: en sag venter på at blive taget imod.',
              en: 'Handover: a case is waiting to be taken over.',
            }
          : { da: 'Overdragelse: der er kommet svar.', en: 'Handover: there is an answer.' },
        { da: 'Se den i Tovholder:', en: 'See it in Tovholder at the address above.' },
      ),
    };
  },
};
