import { createHash } from 'node:crypto';
import type { ClaimedMessage } from '../../../../db/claim-messages.ts';
import type { Sql } from '../../../../db/connect.ts';
import { acceptLetter, insertLetter, settleLetter } from '../../../../db/digital-post/letters.ts';
import { type DigitalPostSender, readDigitalPostSender } from '../../../../db/digital-post/settings.ts';
import type { TaskReason } from '../../../../db/family-tasks/family-task.ts';
import { openFamilyTask } from '../../../../db/family-tasks/open-family-task.ts';
import { insertReceipt } from '../../../../db/insert-receipts.ts';
import { readCase } from '../../../../db/read-case.ts';
import { viewOf } from '../../../../domain/case/case-view.ts';
import type { CaseState } from '../../../../domain/case/state.ts';
import { familyNotice } from '../../../../domain/disclosure/family-notice.ts';
import { isFamilyRole } from '../../../../domain/rules/roles.ts';
import type { PersonRegister } from '../../../../persons/person-register.ts';
import { digitalCopyAtSending } from '../../../letters/letter-at-sending.ts';
import { postedDocument } from '../../../letters/posted-document.ts';
import { authorityOf } from '../../family/authority.ts';
import { inboxTitle, noticeLetter } from '../../family/notice-letter.ts';
import type { Answer, Channel } from '../channel.ts';
import type { MemoDocument } from './memo.ts';
import { memoUuid } from './memo-uuid.ts';
import type { DigitalPostProvider } from './provider.ts';

/** What the channel stands on. */
export interface DigitalPostParts {
  sql: Sql;
  provider: DigitalPostProvider;
  register: PersonRegister;
}

/** The key of a delivery to somebody by Digital Post, and who that is. */
export const postKey = (who: string): string => `post:${who}`;
const whoOf = (key: string): string => key.slice('post:'.length);

/**
 * Digital Post as a channel. Whether a copy may leave, to which number, is asked at the last moment, and its receipt
 * written first. What the provider will never take becomes a task of the clinic's social worker.
 */
export function digitalPostChannel(parts: DigitalPostParts): Channel {
  return {
    name: 'digital-post',
    takesKey: true,
    async send({ message, delivery }) {
      try {
        return await post(parts, message, whoOf(delivery.recipient_key));
      } catch {
        // Register, receipts or store are out of reach: nothing has left that has not its receipt.
        return { kind: 'later', code: 'NOT_READY' };
      }
    },
  };
}

async function post(parts: DigitalPostParts, message: ClaimedMessage, who: string): Promise<Answer> {
  const { sql, provider, register } = parts;
  const kase = await readCase(sql, message.case_id);
  if (!kase || !isFamilyRole(message.recipient)) return { kind: 'handed-on', code: 'GONE' };
  const { snapshot } = kase;
  const atMs = Date.now() + kase.clock_offset_ms;
  const sender = await readDigitalPostSender(sql, authorityOf(snapshot));
  const notice = familyNotice(
    snapshot,
    { kind: message.kind, about: message.deadline_id, to: message.recipient },
    atMs,
  );
  if (!sender?.enabled || !notice) return { kind: 'handed-on', code: 'GONE' };
  const byHand = async (reason: TaskReason): Promise<Answer> => {
    await openFamilyTask(sql, { message, recipient: who, reason, nowMs: atMs });
    return { kind: 'handed-on', code: reason.toUpperCase().replaceAll('-', '_') };
  };
  const copy = await digitalCopyAtSending(
    {
      register,
      numberKinds: provider.takesReplacementNumbers ? ['cpr', 'replacement'] : ['cpr'],
      writeReceipt: (caseId, receipt) => insertReceipt(sql, caseId, receipt),
    },
    viewOf(snapshot),
    { letterId: letterIdOf(message), who, to: [message.recipient], about: notice.about, categories: [] },
    atMs,
  );
  if (!copy) return { kind: 'handed-on', code: 'NOT_MEANT' };
  if (!copy.sent)
    return copy.refusal.reason === 'number' ? byHand('no-number') : { kind: 'handed-on', code: 'WITHHELD' };
  const document = await documentOf(parts, message, snapshot, sender, copy, atMs);
  if (!document) return { kind: 'handed-on', code: 'GONE' };
  const uuid = memoUuid(message.message_id, who);
  await insertLetter(sql, uuid, { recipient: who, message });
  const answer = await provider.submit({
    ...{ uuid, mandatory: false, legalNotification: false },
    title: inboxTitle(sender.label),
    sender: { cvr: sender.cvr, label: sender.label },
    recipient: { cpr: copy.number.value },
    createdAt: `${new Date(Date.now()).toISOString().slice(0, 19)}Z`,
    document,
  });
  if (answer.kind === 'unknown') return { kind: 'later', code: plainCode(answer.code), channelDown: true };
  if (answer.kind === 'refused') {
    const handedOn = await byHand(answer.code);
    await settleLetter(sql, uuid, 'refused', answer.code);
    return handedOn;
  }
  await acceptLetter(sql, uuid, answer.transmissionId);
  return { kind: 'sent', reference: uuid };
}

/** Whatever the trouble, the whole channel has it: one letter says nothing of its receiver. */
function plainCode(code: string): string {
  if (code === 'ETIMEDOUT') return 'POST_SILENT';
  if (code.startsWith('HTTP_4')) return 'POST_REFUSES';
  return code.startsWith('HTTP_') || code === 'UNREADABLE' ? 'POST_BROKEN' : 'POST_AWAY';
}

/** What is posted: the receiver's own copy of a document, or a notice of a few lines. */
async function documentOf(
  parts: DigitalPostParts,
  message: ClaimedMessage,
  state: CaseState,
  { label }: DigitalPostSender,
  copy: { who: string; mayShowAddress: boolean },
  atMs: number,
): Promise<MemoDocument | null> {
  const { kind, deadline_id: about, recipient } = message;
  if (kind === 'document') {
    const rendered = await postedDocument(parts, viewOf(state), message, copy, atMs);
    return rendered && { format: 'application/pdf', fileName: 'brev.pdf', content: rendered.file };
  }
  const notice = isFamilyRole(recipient) ? familyNotice(state, { kind, about, to: recipient }, atMs) : null;
  if (!notice) throw new Error('nothing to tell');
  return noticeLetter(notice, label);
}

/** Names the letter in its receipts; follows from the message, so that a second attempt writes no second receipt. */
const letterIdOf = ({ message_id }: ClaimedMessage): string =>
  createHash('sha256').update(message_id).digest('hex').slice(0, 32);
