import { emergencyOf } from '../../../db/emergency-name.ts';
import { readEmergencies } from '../../../db/emergency-rows.ts';
import type { DeliveryKind } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

/** The notice to whoever has to review an emergency access. */
export const emergencyKind: DeliveryKind = {
  async check(message, { sql }) {
    const accessId = emergencyOf(message.case_id);
    const [access] = accessId === null ? [] : await readEmergencies(sql, { id: accessId }, 1);
    if (!access) return { silent: 'no such emergency access' };
    return access.review ? { silent: 'reviewed already' } : { at: access.municipality };
  },
  async compose(message, { publicUrl }) {
    return {
      subject: 'Tovholder: en nødadgang skal gennemgås',
      text: bilingual(
        linkTo(`/emergency/${emergencyOf(message.case_id)}`, publicUrl),
        {
          da: 'Nødadgang: nogen har åbnet en sag, som de ellers ikke kan se. Du skal gennemgå det.',
          en: 'Emergency access: somebody has opened a case that they may not see otherwise. You have to review it.',
        },
        { da: 'Se den i Tovholder:', en: 'See it in Tovholder at the address above.' },
      ),
    };
  },
};
