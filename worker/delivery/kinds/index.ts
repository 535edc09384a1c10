import type { MessageKind } from '../../../db/message-kinds.ts';
import { deadlineKind } from './deadline.ts';
import { documentKind } from './document.ts';
import { emergencyKind } from './emergency.ts';
import { handoverKind } from './handover.ts';
import { invitationKind } from './invitation.ts';
import type { DeliveryKind } from './kind.ts';
import { taskKind } from './task.ts';
import { vacancyKind } from './vacancy.ts';
import { withdrawalKind } from './withdrawal.ts';

/** How each kind of message in the outbox is checked and worded; one that is not here waits as `NO_KIND`. */
export const deliveryKinds: Readonly<Partial<Record<MessageKind, DeliveryKind>>> = {
  reminder: deadlineKind('reminder'),
  escalation: deadlineKind('escalation'),
  breach: deadlineKind('breach'),
  document: documentKind,
  emergency: emergencyKind,
  handover: handoverKind,
  invitation: invitationKind,
  vacancy: vacancyKind,
  task: taskKind,
  withdrawal: withdrawalKind,
};
