import { readFamilyTasks } from '../../../db/family-tasks/read-family-tasks.ts';
import { whoIsMeant } from './deadline.ts';
import type { DeliveryKind } from './kind.ts';
import { bilingual, linkTo } from './link.ts';

const idIn = (about: string): string => about.slice('task:'.length);

/** The notice that something waits to be told to a family. */
export const taskKind: DeliveryKind = {
  async check(message, { sql, nowMs, caseOf }) {
    const [task] = await readFamilyTasks(sql, { id: idIn(message.deadline_id), state: 'open' }, 1);
    if (!task) return { silent: 'task settled' };
    const kase = await caseOf(message.case_id);
    return kase ? whoIsMeant(message, kase, nowMs) : { silent: 'case withdrawn' };
  },
  async compose({ deadline_id }, { publicUrl }) {
    return {
      subject: 'Tovholder: en besked til familien skal gives',
      text: bilingual(
        linkTo(`/tasks/${idIn(deadline_id)}`, publicUrl),
        {
          da: 'Opgave: en besked til familien i en sag skal gives mundtligt eller på papir.',
          en: 'Task: something has to be told to the family of a case, by word or on paper.',
        },
        {
          da: 'Se hvad og til hvem i Tovholder:',
          en: 'See what and whom in Tovholder at the address above.',
        },
      ),
    };
  },
};
