import type { Language } from '../../api/language.ts';
import type { Meeting } from '../../domain/case/meetings.ts';
import type { Standing } from '../../domain/meetings/consent-standing.ts';
import type { Invitee } from '../../domain/meetings/invitees.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { Icon } from '../layout/icon.tsx';
import { meetingWords, standingText } from '../text/meetings.ts';

/** Who belongs to a meeting, and how consent stands to each: in words, never by colour alone. */
export const Invitees = (props: { lang: Language; meeting: Meeting; invitees: readonly Invitee[] }) => {
  const { lang, meeting, invitees } = props;
  const held = meeting.held !== null;
  return (
    <table class="table table--compact table-md-responsive-headers tov-table">
      <caption class="sr-only">{meetingWords.invitees[lang]}</caption>
      <thead>
        <tr>
          <th scope="col">{meetingWords.who[lang]}</th>
          {held && <th scope="col">{meetingWords.present[lang]}</th>}
          <th scope="col">{meetingWords.mayComeNow[lang]}</th>
          <th scope="col">{meetingWords.mayComeThen[lang]}</th>
          {held && <th scope="col">{meetingWords.mayHaveMinutes[lang]}</th>}
        </tr>
      </thead>
      <tbody>
        {invitees.map((one) => (
          <tr>
            <td data-title={meetingWords.who[lang]}>
              {isRole(one.role) ? roleName(one.role)[lang] : one.role}
              {!one.invited && <span class="tov-sub">{meetingWords.uninvited[lang]}</span>}
            </td>
            {held && (
              <td data-title={meetingWords.present[lang]}>
                {(one.present ? meetingWords.yes : meetingWords.absent)[lang]}
              </td>
            )}
            <td data-title={meetingWords.mayComeNow[lang]}>
              <StandingMark lang={lang} standing={one.now} />
            </td>
            <td data-title={meetingWords.mayComeThen[lang]}>
              <StandingMark lang={lang} standing={one.onTheDay} />
            </td>
            {held && (
              <td data-title={meetingWords.mayHaveMinutes[lang]}>
                <StandingMark lang={lang} standing={one.minutes} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const StandingMark = ({ lang, standing }: { lang: Language; standing: Standing }) => (
  <span>
    <Icon name={standing.may ? 'check' : 'warning'} /> {standingText(standing)[lang]}
  </span>
);
