import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { AdministrationAct, UserSeen } from '../../api/user-ports.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { isRole, roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { adminWords } from '../text/admin.ts';
import { shortMoment } from '../text/dates.ts';
import { openLogins, userWords as said } from '../text/users-seen.ts';

interface Props {
  frame: Frame;
  organisation: string;
  users: readonly UserSeen[];
  acts: readonly AdministrationAct[];
  /** Names of colleagues by their login. */
  names: ReadonlyMap<string, string>;
  /** May end others' logins. */
  keeps: boolean;
  /** How many logins were ended just now; null on a page by itself. */
  ended: number | null;
}

/** Who has logged in to an organisation, by the names of its own list; whoever is on none stands by the opaque name. */
export const UsersPage = (props: Props) => {
  const { frame, organisation, users, acts, ended } = props;
  const { lang } = frame;
  const title = `${said.title[lang]}: ${scopeName(organisation)[lang]}`;
  return (
    <Page frame={frame} title={title}>
      <BackLink href="/administration">{adminWords.back[lang]}</BackLink>
      <h1>{title}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      {ended !== null && (
        <Alert lang={lang} variant={ended > 0 ? 'success' : 'info'} live>
          {(ended > 0 ? said.ended : said.noneOpen)[lang]}
        </Alert>
      )}
      {users.length === 0 ? <p class="tov-muted">{said.none[lang]}</p> : <Users {...props} />}
      {acts.length > 0 && (
        <section aria-labelledby="acts" class="tov-group">
          <h2 id="acts" class="h3">
            {said.acts[lang]}
          </h2>
          <Acts {...props} />
        </section>
      )}
    </Page>
  );
};

const Users = ({ frame: { lang, caller }, organisation, users, names, keeps }: Props) => {
  const columns = [said.user, said.roles, said.first, said.last, said.open];
  return (
    <PlainTable caption={said.title[lang]} columns={columns.map((one) => one[lang])}>
      {users.map((one) => (
        <tr>
          <td data-title={said.user[lang]}>
            <Name {...{ lang, names }} subject={one.subject} />
          </td>
          <td data-title={said.roles[lang]}>
            {one.roles.map((role) => nameOfRole(role, lang)).join(', ')}
            {unitsOf(one, lang).length > 0 && <span class="tov-sub">{unitsOf(one, lang).join(', ')}</span>}
          </td>
          <td data-title={said.first[lang]}>{shortMoment(one.firstSeenAt.getTime(), lang)}</td>
          <td data-title={said.last[lang]}>{shortMoment(one.lastSeenAt.getTime(), lang)}</td>
          <td data-title={said.open[lang]}>
            {one.openSessions === 0 ? said.notOpen[lang] : openLogins(one.openSessions)[lang]}
            {keeps && one.openSessions > 0 && one.subject !== caller?.subject && (
              <a
                class="tov-sub"
                href={`/organisations/${organisation}/users/${encodeURIComponent(one.subject)}`}
              >
                {said.end[lang]}
                <span class="sr-only"> {names.get(one.subject) ?? one.subject}</span>
              </a>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  );
};

const Acts = ({ frame: { lang }, acts, names }: Props) => (
  <PlainTable
    caption={said.acts[lang]}
    columns={[adminWords.when, said.user, adminWords.who, adminWords.why].map((one) => one[lang])}
  >
    {acts.map((one) => (
      <tr>
        <td data-title={adminWords.when[lang]}>{shortMoment(one.recordedAt.getTime(), lang)}</td>
        <td data-title={said.user[lang]}>
          <Name {...{ lang, names }} subject={one.about} />
        </td>
        <td data-title={adminWords.who[lang]}>{names.get(one.by) ?? nameOfRole(one.byRole, lang)}</td>
        <td data-title={adminWords.why[lang]}>{one.reason}</td>
      </tr>
    ))}
  </PlainTable>
);

const Name = (props: { lang: Language; names: ReadonlyMap<string, string>; subject: string }) => {
  const name = props.names.get(props.subject);
  return (
    <>
      {name ?? said.unknown[props.lang]}
      {!name && <span class="tov-sub">{props.subject}</span>}
    </>
  );
};

/** Units that say more than the roles do. */
const unitsOf = ({ roles, units }: UserSeen, lang: Language): readonly string[] =>
  units.filter((unit) => !roles.some((role) => nameOfRole(role, lang) === unit));

const nameOfRole = (role: string, lang: Language): string => (isRole(role) ? roleName(role)[lang] : role);

/** Before somebody's logins are ended: what it does, and why it is done. */
export const EndSessionsPage = (props: {
  frame: Frame;
  organisation: string;
  subject: string;
  name: string;
  reason: string;
  refusal: Refusal | null;
}) => {
  const { frame, organisation, subject, name, reason, refusal } = props;
  const { lang } = frame;
  const back = `/organisations/${organisation}/users`;
  const title = `${said.endTitle[lang]} ${name}`;
  return (
    <Page frame={frame} title={title}>
      <BackLink href={back}>{said.title[lang]}</BackLink>
      <h1>{title}</h1>
      <p class="font-lead">{said.endLead[lang]}</p>
      <form method="post" action={`${back}/${encodeURIComponent(subject)}`} novalidate class="tov-form">
        <CsrfField />
        <div class={refusal ? 'form-group form-error' : 'form-group'}>
          <label class="form-label" for="reason">
            {adminWords.reason[lang]}
          </label>
          {refusal && (
            <span class="form-error-message" id="reason-error" role="alert">
              {refusal.message[lang]}
            </span>
          )}
          <textarea
            class="form-input"
            id="reason"
            name="reason"
            rows={3}
            maxlength={2_000}
            {...(refusal ? { 'aria-invalid': 'true', 'aria-describedby': 'reason-error' } : {})}
          >
            {reason}
          </textarea>
        </div>
        <div class="tov-buttons">
          <button type="submit" class="button button-primary">
            {said.end[lang]}
          </button>
          <a href={back} class="button button-tertiary">
            {said.cancel[lang]}
          </a>
        </div>
      </form>
    </Page>
  );
};
