import type { Child } from 'hono/jsx';
import { headerOf, nextDeadline, type SeenHeader } from '../../api/case-summary.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { Link } from '../../domain/case/state.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { shortId } from '../case-id.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { ageText, gestationText } from '../text/ages.ts';
import { caseWords } from '../text/case.ts';
import { dateInWords, momentInWords } from '../text/dates.ts';
import { personWords, whoName } from '../text/persons.ts';
import { phaseNames, words } from '../text/words.ts';
import { CaseChanges } from './case-changes.tsx';
import { caseNumber, caseTitle } from './case-name.tsx';
import { Due, daysLeft, whyUrl } from './due.tsx';
import { HandedOver } from './guest-part.tsx';
import { type CaseTab, CaseTabs, tabTitle } from './tabs.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  tab: CaseTab;
  /** Shown above the content, below the header. */
  notice?: Child;
  children: Child;
}

/** What every page of a case begins with: which case, where it stands, its demo clock, its tabs. */
export const CasePage = ({ frame, stored, nowMs, tab, notice, children }: Props) => {
  const { lang } = frame;
  const header = headerOf(stored, nowMs);
  const title = caseTitle(header, lang);
  return (
    <Page frame={frame} title={`${title}: ${tabTitle(tab)[lang]}`}>
      <div class={header.closedAt ? 'tov-calm' : ''}>
        <div class="tov-case-head">
          <p class="tov-over">{caseNumber(header.id, lang)}</p>
          <h1>{title}</h1>
          <ProtectedMark lang={lang} who={header.addressProtected ?? []} />
          <CaseFacts
            lang={lang}
            header={header}
            next={stored.sight.sees('own-deadlines') ? nextDeadline(stored, nowMs) : undefined}
            nowMs={nowMs}
          />
        </div>
        {header.closedAt && (
          <Alert lang={lang} variant="info" heading={caseWords.closed[lang]}>
            {dateInWords(header.closedAt.slice(0, 10), lang)}
            {header.closedReason && `: ${header.closedReason[lang]}`}
          </Alert>
        )}
        <HandedOver lang={lang} seen={stored} />
        {header.demo && <DemoClock lang={lang} caseId={header.id} nowMs={nowMs} open={!header.closedAt} />}
        <CaseChanges frame={frame} seen={stored} />
        {notice}
        <CaseTabs lang={lang} caller={frame.caller} seen={stored} here={tab} />
        {children}
      </div>
    </Page>
  );
};

/** Whoever works in the case sees it first: somebody's name and address are protected. */
const ProtectedMark = ({ lang, who }: { lang: Language; who: readonly string[] }) =>
  who.length === 0 ? null : (
    <p class="tov-protected">
      <strong>
        <Icon name="warning" /> {personWords.protected[lang]}:
      </strong>{' '}
      {who.map((one) => whoName(one)[lang]).join(', ')}
    </p>
  );

const CaseFacts = (props: {
  lang: Language;
  header: SeenHeader;
  next: Deadline | null | undefined;
  nowMs: number;
}) => {
  const { lang, header, next, nowMs } = props;
  const startedMs = parseInstant(header.startedAt) ?? nowMs;
  return (
    <dl class="tov-facts">
      {header.gestationalAge && (
        <Fact term={caseWords.gestation[lang]}>{gestationText(header.gestationalAge, lang)}</Fact>
      )}
      {header.age && <Fact term={caseWords.age[lang]}>{ageText(header.age, lang)}</Fact>}
      <Fact term={words.phase[lang]}>{phaseNames[header.phase][lang]}</Fact>
      {next !== undefined && (
        <Fact term={caseWords.next[lang]}>
          {next ? (
            <>
              <a href={whyUrl(header.id, next.id)}>{next.title[lang]}</a>
              <span class="tov-sub">
                <Due lang={lang} deadline={next} days={daysLeft(next, civilDateOf(nowMs))} />
              </span>
            </>
          ) : (
            caseWords.none[lang]
          )}
        </Fact>
      )}
      <Fact term={words.municipality[lang]}>{scopeName(header.municipality)[lang]}</Fact>
      {header.links && header.links.length > 0 && (
        <Fact term={caseWords.links[lang]}>
          <ul class="nobullet-list tov-plain">
            {header.links.map((link) => (
              <li>
                <a href={`/cases/${link.id}`}>{linkName(link, lang)}</a>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact term={caseWords.started[lang]}>{dateInWords(civilDateOf(startedMs), lang)}</Fact>
    </dl>
  );
};

const Fact = ({ term, children }: { term: string; children: Child }) => (
  <div>
    <dt>{term}</dt>
    <dd>{children}</dd>
  </div>
);

/** `Barnet 8A11FE`; a twin's own number after it. */
export const linkName = ({ rel, ref, id }: Link, lang: Language): string => {
  const n = /:(\d+)$/.exec(ref)?.[1];
  const which = rel !== 'pregnancy' && n && n !== '1' ? ` ${n}` : '';
  return `${caseWords[rel][lang]}${which} ${shortId(id)}`;
};

const DemoClock = (props: { lang: Language; caseId: string; nowMs: number; open: boolean }) => (
  <section class="tov-clock" aria-label={caseWords.demo[props.lang]}>
    <p>
      <Icon name="time" />
      <strong>{caseWords.demo[props.lang]}.</strong> {caseWords.clock[props.lang]}{' '}
      {momentInWords(props.nowMs, props.lang)}.
    </p>
    {props.open && (
      <form method="post" action={`/cases/${props.caseId}/forward`}>
        <CsrfField />
        <button
          type="submit"
          class="button button-secondary tov-small-button"
          title={caseWords.forwardHelp[props.lang]}
        >
          <Icon name="forward" />
          {caseWords.forward[props.lang]}
        </button>
      </form>
    )}
  </section>
);
