import { scopeName } from '../../api/identity/region.ts';
import type { Right } from '../../api/identity/right.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { sessionWords } from '../text/login.ts';

interface Props {
  frame: Frame;
  /** With their places in the session. */
  rights: readonly { index: number; right: Right }[];
  next: string;
}

/** Several roles: one at a time. */
export const RolePage = ({ frame, rights, next }: Props) => {
  const { lang } = frame;
  return (
    <Page frame={frame} title={sessionWords.choose[lang]}>
      <h1>{sessionWords.choose[lang]}</h1>
      <p class="font-lead">{sessionWords.chooseLead[lang]}</p>
      <form method="post" action="/login/role">
        <CsrfField />
        <input type="hidden" name="next" value={next} />
        <ul class="tov-people">
          {rights.map(({ index, right }) => (
            <li>
              <button type="submit" name="right" value={String(index)} class="tov-person">
                <span class="tov-person-name">{roleName(right.role)[lang]}</span>
                <span class="tov-person-where">{scopeName(right.scope)[lang]}</span>
                {right.organisation !== right.scope && (
                  <span class="tov-person-hint">{right.organisation}</span>
                )}
                <Icon name="chevron-right" />
              </button>
            </li>
          ))}
        </ul>
      </form>
    </Page>
  );
};
