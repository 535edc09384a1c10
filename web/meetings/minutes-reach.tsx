import type { Language } from '../../api/language.ts';
import type { MinutesReceivers } from '../../domain/meetings/minutes-receivers.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { Alert } from '../layout/parts.tsx';
import { meetingWords, whyText } from '../text/meetings.ts';

/** Whom the minutes reach now, and who was invited and does not get them, each with the reason. */
export const MinutesReach = ({ lang, minutes }: { lang: Language; minutes: MinutesReceivers }) => (
  <>
    <p>
      {minutes.to.length === 0
        ? meetingWords.nobody[lang]
        : minutes.to.map((role) => roleName(role)[lang]).join(', ')}
    </p>
    {minutes.withheld.length > 0 && (
      <Alert lang={lang} variant="warning" heading={meetingWords.minutesWithheld[lang]}>
        <ul>
          {minutes.withheld.map(({ role, why }) => (
            <li>
              {roleName(role)[lang]}: {whyText(why)[lang]}
            </li>
          ))}
        </ul>
      </Alert>
    )}
  </>
);
