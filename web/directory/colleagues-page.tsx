import type { RoleToday, SeenColleague } from '../../api/directory.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { isListed } from '../../domain/reach/directory.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { shortDate } from '../text/dates.ts';
import { reachedWords, directoryWords as said } from '../text/directory.ts';

interface Props {
  frame: Frame;
  organisation: string;
  on: string;
  colleagues: readonly SeenColleague[];
  roles: readonly RoleToday[];
  /** May list and take out colleagues, and enter anybody's absence. */
  keeps: boolean;
  saved: boolean;
}

/** The people of an organisation as of today: first whom roles reach, then who they are. */
export const ColleaguesPage = (props: Props) => {
  const { frame, organisation, colleagues, roles, keeps, saved } = props;
  const { lang, caller } = frame;
  const here = `/organisations/${organisation}`;
  const title = `${said.title[lang]}: ${scopeName(organisation)[lang]}`;
  const isSelf = colleagues.some(({ subject }) => subject === caller?.subject);
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      {saved && (
        <Alert lang={lang} variant="success" live>
          {said.saved[lang]}
        </Alert>
      )}
      <p class="tov-buttons">
        {keeps && (
          <a class="button button-secondary" href={`${here}/colleagues/entry`}>
            {said.add[lang]}
          </a>
        )}
        {(isSelf || (keeps && colleagues.length > 0)) && (
          <a class="button button-secondary" href={`${here}/absences/entry`}>
            {said.addAbsence[lang]}
          </a>
        )}
        <a class="button button-tertiary" href={`${here}/sending-hours`}>
          {said.hours[lang]}
        </a>
      </p>
      {colleagues.length === 0 ? (
        <p>{said.empty[lang]}</p>
      ) : (
        <>
          <Roles lang={lang} roles={roles} nameOf={namesOf(colleagues, lang)} />
          <People {...props} />
        </>
      )}
    </Page>
  );
};

const namesOf = (colleagues: readonly SeenColleague[], lang: Language) => (subject: string) =>
  colleagues.find((one) => one.subject === subject)?.name ?? said.unknownPerson[lang];

const Roles = (props: {
  lang: Language;
  roles: readonly RoleToday[];
  nameOf: (subject: string) => string;
}) => {
  const { lang, roles, nameOf } = props;
  return (
    <section aria-labelledby="roles" class="tov-group">
      <h2 id="roles" class="h3">
        {said.roles[lang]}
      </h2>
      <PlainTable caption={said.roles[lang]} columns={[said.role[lang], said.reached[lang]]}>
        {roles.map(({ role, because, subjects }) => (
          <tr>
            <td data-title={said.role[lang]}>{roleName(role)[lang]}</td>
            <td data-title={said.reached[lang]}>
              {because === 'role' ? (
                subjects.map(nameOf).join(', ')
              ) : (
                <>
                  {isVacant(because) ? (
                    <strong>{reachedWords[because ?? 'nobody'][lang]}</strong>
                  ) : (
                    reachedWords[because ?? 'nobody'][lang]
                  )}
                  {subjects.length > 0 && <span class="tov-sub">{subjects.map(nameOf).join(', ')}</span>}
                </>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  );
};

const isVacant = (because: RoleToday['because']): boolean =>
  because === null || because === 'leader' || because === 'director';

const People = ({ frame, organisation, on, colleagues, keeps }: Props) => {
  const { lang, caller } = frame;
  const shown = [said.name, said.role, said.today, said.absence, said.address, said.acts];
  const columns = keeps ? shown : shown.slice(0, 4);
  const nameOf = namesOf(colleagues, lang);
  return (
    <section aria-labelledby="people" class="tov-group">
      <h2 id="people" class="h3">
        {said.people[lang]}
      </h2>
      <PlainTable caption={said.people[lang]} columns={columns.map((one) => one[lang])}>
        {colleagues.map((one) => (
          <tr>
            <td data-title={said.name[lang]}>
              {one.name}
              {one.subject === caller?.subject && ` (${said.you[lang]})`}
            </td>
            <td data-title={said.role[lang]}>{one.roles.map((role) => roleName(role)[lang]).join(', ')}</td>
            <td data-title={said.today[lang]}>{todayOf(one, on, nameOf, lang)}</td>
            <td data-title={said.absence[lang]}>
              <Absences
                lang={lang}
                organisation={organisation}
                of={one}
                mayChange={keeps || one.subject === caller?.subject}
              />
            </td>
            {keeps && (
              <>
                <td data-title={said.address[lang]}>{one.address ?? said.noAddress[lang]}</td>
                <td data-title={said.acts[lang]}>
                  <Acts lang={lang} organisation={organisation} of={one} />
                </td>
              </>
            )}
          </tr>
        ))}
      </PlainTable>
    </section>
  );
};

function todayOf(
  one: SeenColleague,
  on: string,
  nameOf: (subject: string) => string,
  lang: Language,
): string {
  if (one.present) return said.present[lang];
  const what = (isListed(one, on) ? said.away : said.notListed)[lang];
  const by =
    one.stoodInBy === null ? said.nobodyStandsIn[lang] : `${said.stoodInBy[lang]}: ${nameOf(one.stoodInBy)}`;
  return `${what}, ${by}`;
}

interface OnePerson {
  lang: Language;
  organisation: string;
  of: SeenColleague;
}

const Absences = ({ lang, organisation, of, mayChange }: OnePerson & { mayChange: boolean }) =>
  of.absences.length === 0 ? (
    <>–</>
  ) : (
    <ul class="nobullet-list">
      {of.absences.map(({ absenceId, fromOn, untilOn }) => (
        <li>
          {shortDate(fromOn, lang)} – {shortDate(untilOn, lang)}
          {mayChange && (
            <form method="post" action={`/organisations/${organisation}/absences/remove`}>
              <CsrfField />
              <input type="hidden" name="subject" value={of.subject} />
              <button type="submit" class="function-link" name="absence" value={String(absenceId)}>
                {said.takeBack[lang]}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );

const Acts = ({ lang, organisation, of }: OnePerson) => (
  <form method="post" action={`/organisations/${organisation}/colleagues/remove`}>
    <CsrfField />
    <a
      class="function-link"
      href={`/organisations/${organisation}/colleagues/entry?subject=${encodeURIComponent(of.subject)}`}
    >
      {said.edit[lang]}
      <span class="sr-only"> {of.name}</span>
    </a>{' '}
    <button type="submit" class="function-link" name="subject" value={of.subject}>
      {said.remove[lang]}
      <span class="sr-only"> {of.name}</span>
    </button>
  </form>
);
