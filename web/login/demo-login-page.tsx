import { demoUsers, readDemoUser } from '../../api/identity/demo.ts';
import { municipalities, regions, scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { professionalRoles, type Role, roleName } from '../../domain/rules/roles.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { loginWords, roleHints } from '../text/login.ts';

/** Demo mode: a big list of people to be, and below it everybody else. */
export const DemoLoginPage = (props: { frame: Frame; next: string; impossible?: boolean }) => {
  const { frame, next } = props;
  const { lang } = frame;
  return (
    <Page frame={frame} title={loginWords.title[lang]}>
      <h1>{loginWords.title[lang]}</h1>
      <p class="font-lead">{loginWords.lead[lang]}</p>
      {props.impossible && (
        <Alert lang={lang} variant="error" live>
          {loginWords.impossible[lang]}
        </Alert>
      )}
      <UserList lang={lang} next={next} />
      <OtherUser lang={lang} next={next} />
    </Page>
  );
};

const UserList = ({ lang, next }: { lang: Language; next: string }) => (
  <form method="post" action="/login">
    <CsrfField />
    <input type="hidden" name="next" value={next} />
    <ul class="tov-people">
      {demoUsers.map((user) => {
        const caller = readDemoUser(user);
        if (!caller) return null;
        return (
          <li>
            <button type="submit" name="user" value={user} class="tov-person">
              <span class="tov-person-name">{roleName(caller.role)[lang]}</span>
              <span class="tov-person-where">{scopeName(caller.scope)[lang]}</span>
              {roleHints[caller.role] && (
                <span class="tov-person-hint">{roleHints[caller.role]?.[lang]}</span>
              )}
              <Icon name="chevron-right" />
            </button>
          </li>
        );
      })}
    </ul>
  </form>
);

const OtherUser = ({ lang, next }: { lang: Language; next: string }) => (
  <details class="details">
    <summary class="details-summary">{loginWords.other[lang]}</summary>
    <div class="details-text">
      <form method="post" action="/login" class="tov-inline-form">
        <CsrfField />
        <input type="hidden" name="next" value={next} />
        <div class="form-group">
          <label class="form-label" for="scope">
            {loginWords.where[lang]}
          </label>
          <select class="form-select" id="scope" name="scope">
            {[...Object.keys(regions), ...Object.keys(municipalities)].map((scope) => (
              <option value={scope}>{scopeName(scope)[lang]}</option>
            ))}
          </select>
        </div>
        <div class="form-group">
          <label class="form-label" for="role">
            {loginWords.who[lang]}
          </label>
          <select class="form-select" id="role" name="role">
            {roles.map((role) => (
              <option value={role}>{roleName(role)[lang]}</option>
            ))}
          </select>
        </div>
        <button type="submit" class="button button-primary">
          {loginWords.logIn[lang]}
        </button>
      </form>
    </div>
  </details>
);

const units = Object.keys(professionalRoles) as Role[];
const roles: readonly Role[] = [
  ...units,
  ...units.map((unit) => `${unit}-leader` as Role),
  'director',
  'dpo',
];
