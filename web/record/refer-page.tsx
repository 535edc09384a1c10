import type { CaseKind } from '../../domain/case/state.ts';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { referWords } from '../text/record.ts';
import { CommandForm, type FormState } from './form.tsx';

/** Whom does it concern: the one question that decides all others. */
export const ReferChoicePage = ({ frame }: { frame: Frame }) => {
  const { lang } = frame;
  const kinds = [
    { kind: 'pregnancy', title: referWords.pregnancy, hint: referWords.pregnancyHint },
    { kind: 'child', title: referWords.child, hint: referWords.childHint },
  ];
  return (
    <Page frame={frame} title={referWords.title[lang]}>
      <h1>{referWords.title[lang]}</h1>
      <p class="font-lead">{referWords.lead[lang]}</p>
      <ul class="nobullet-list tov-acts tov-acts--wide">
        {kinds.map(({ kind, title, hint }) => (
          <li>
            <a href={`/refer/${kind}`} class="tov-act">
              <span class="tov-act-name">{title[lang]}</span>
              <span class="tov-sub">{hint[lang]}</span>
              <Icon name="chevron-right" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
};

export const ReferPage = (props: { frame: Frame; kind: CaseKind; state: FormState }) => {
  const { frame, kind, state } = props;
  const { lang } = frame;
  const title = `${referWords.title[lang]}: ${referWords[kind][lang].toLowerCase()}`;
  return (
    <Page frame={frame} title={title}>
      <BackLink href="/refer">{referWords.title[lang]}</BackLink>
      <h1>{title}</h1>
      <CommandForm
        lang={lang}
        action={`/refer/${kind}`}
        state={state}
        submit={referWords.submit[lang]}
        cancel="/work"
        draftUrl={`/refer/${kind}/draft`}
      />
    </Page>
  );
};
