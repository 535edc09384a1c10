import type { DraftNote } from '../../api/draft-ports.ts';
import type { Language } from '../../api/language.ts';
import { commandByName } from '../../domain/case/registry.ts';
import { caseNumber } from '../case/case-name.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { draftCount, draftWords } from '../text/drafts.ts';
import { worklistWords } from '../text/worklist.ts';
import { savedWhen } from './draft-choice-page.tsx';
import { formUrl } from './next-act.ts';

/** Everything that somebody began and did not send: which form, of which case, since when. */
export const DraftsPage = (props: { frame: Frame; drafts: readonly DraftNote[]; nowMs: number }) => {
  const { lang } = props.frame;
  return (
    <Page frame={props.frame} title={draftWords.title[lang]}>
      <BackLink href="/work">{worklistWords.title[lang]}</BackLink>
      <h1>{draftWords.title[lang]}</h1>
      <p class="font-lead">{draftWords.lead[lang]}</p>
      {props.drafts.length === 0 ? (
        <p class="tov-empty">{draftWords.none[lang]}</p>
      ) : (
        <DraftLinks lang={lang} drafts={props.drafts} nowMs={props.nowMs} />
      )}
    </Page>
  );
};

/** A link to each draft; the form then asks whether to go on with it. */
export const DraftLinks = (props: { lang: Language; drafts: readonly DraftNote[]; nowMs: number }) => {
  const { lang } = props;
  return (
    <ul class="nobullet-list tov-acts tov-acts--wide">
      {props.drafts.map(({ caseId, form, savedMs }) => (
        <li>
          <a
            href={caseId === '' ? `/refer/${form.replace(/^refer-/, '')}` : formUrl(caseId, form)}
            class="tov-act"
          >
            <span class="tov-act-name">{(commandByName(form)?.title ?? draftWords.referral)[lang]}</span>
            <span class="tov-sub">
              {caseId === '' ? '' : `${caseNumber(caseId, lang)}, `}
              {savedWhen(savedMs, props.nowMs, lang)}
            </span>
            <Icon name="chevron-right" />
          </a>
        </li>
      ))}
    </ul>
  );
};

/** The way to one's drafts, where there are any. */
export const DraftsLink = ({ lang, count }: { lang: Language; count: number }) =>
  count === 0 ? null : (
    <p>
      <a href="/drafts">{draftCount(count)[lang]}</a>
    </p>
  );
