import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { viewOf } from '../../domain/case/case-view.ts';
import { meetingById } from '../../domain/case/meetings.ts';
import { minutesReceivers } from '../../domain/meetings/minutes-receivers.ts';
import { type Answers, answerOf } from '../record/form-node.ts';
import { meetingWords } from '../text/meetings.ts';
import { MinutesReach } from './minutes-reach.tsx';

interface Props {
  lang: Language;
  command: string;
  answers: Answers;
  stored: SeenCase;
  nowMs: number;
}

/** Shown before minutes are sent: whom they reach, and who does not get them and why. */
export const MinutesBefore = ({ lang, command, answers, stored, nowMs }: Props) => {
  const view = viewOf(stored.state);
  const meeting = meetingById(view, answerOf(answers, 'meetingId'));
  if (command !== 'send-minutes' || !meeting?.held || !stored.sight.sees('consents')) return null;
  return (
    <section aria-labelledby="minutes-reach">
      <h2 id="minutes-reach" class="h4">
        {meetingWords.minutesGoTo[lang]}
      </h2>
      <MinutesReach lang={lang} minutes={minutesReceivers(view, meeting.id, nowMs)} />
    </section>
  );
};
