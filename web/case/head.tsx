import { type Child, useContext } from 'hono/jsx';
import type { CasePeople, Worker } from '../../api/case-people.ts';
import type { SeenHeader } from '../../api/case-summary.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { civilDateOf, parseInstant } from '../../domain/calendar/index.ts';
import type { Link } from '../../domain/case/state.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import type { Phase } from '../../domain/obligations/phase.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { shortId } from '../case-id.ts';
import { LookingBackTo } from '../history/looking-back-context.ts';
import { Icon } from '../layout/icon.tsx';
import { ageText, gestationText } from '../text/ages.ts';
import { caseWords } from '../text/case.ts';
import { markWords, phaseSteps } from '../text/case-marks.ts';
import { dateInWords } from '../text/dates.ts';
import { phaseNames, words } from '../text/words.ts';
import { caseNumber, caseTitle } from './case-name.tsx';
import { Due, daysLeft, whyUrl } from './due.tsx';
import type { Mark } from './marks.ts';

interface Props {
  lang: Language;
  header: SeenHeader;
  people: CasePeople | null;
  marks: readonly Mark[];
  /** Undefined for those who are shown no deadlines. */
  next: Deadline | null | undefined;
  /** The chapters before the present one were lived in this case or in the pregnancy it came from. */
  followed: boolean;
  nowMs: number;
}

/** Who it is about, where it stands, what is next, who has it, and what to know first. */
export const CaseHead = ({ lang, header, people, marks, next, followed, nowMs }: Props) => {
  const title = caseTitle(header, lang);
  const name = people && nameInHead(people, lang);
  return (
    <div class="tov-case-head">
      <p class="tov-over">
        {caseNumber(header.id, lang)}
        {name && ` · ${title}`}
      </p>
      <h1>{name ?? title}</h1>
      <Marks lang={lang} marks={marks} />
      {header.phase !== 'closed' && <Phases lang={lang} phase={header.phase} followed={followed} />}
      <Facts lang={lang} header={header} workers={people?.workers ?? []} next={next} nowMs={nowMs} />
    </div>
  );
};

/** The name of whom a case is about; a child without one is its mother's. Never in a title or an address. */
const nameInHead = ({ subject, mother }: CasePeople, lang: Language): string | null =>
  subject ?? (mother === null ? null : `${markWords.childOf[lang]} ${mother}`);

const Marks = ({ lang, marks }: { lang: Language; marks: readonly Mark[] }) =>
  marks.length === 0 ? null : (
    <ul class="tov-marks" aria-label={markWords.all[lang]}>
      {marks.map(({ key, icon, title, detail }) => (
        <li class={`tov-mark tov-mark--${key}`}>
          <Icon name={icon} />
          <span>
            <strong>{title[lang]}</strong>
            {detail && `: ${detail[lang]}`}
          </span>
        </li>
      ))}
    </ul>
  );

const steps = ['referral', 'coordination', 'birth', 'follow-up'] as const;

/** The four phases with the present one marked, by word as well. */
const Phases = ({ lang, phase, followed }: { lang: Language; phase: Phase; followed: boolean }) => {
  const present = (steps as readonly Phase[]).indexOf(phase);
  return (
    <ol class="tov-phases" aria-label={markWords.phases[lang]}>
      {steps.map((step, i) => {
        const done = followed && i < present;
        const state = i === present ? 'now' : done ? 'done' : 'other';
        return (
          <li class={`tov-phase tov-phase--${state}`} {...(i === present ? { 'aria-current': 'step' } : {})}>
            <span class="tov-phase-number" aria-hidden="true">
              {done ? <Icon name="check" /> : i + 1}
            </span>
            <span class="tov-phase-name" title={phaseNames[step][lang]}>
              {phaseSteps[step][lang]}
            </span>
            <span class="sr-only">
              {state === 'now' && `, ${markWords.phaseNow[lang]}`}
              {state === 'done' && `, ${markWords.phaseDone[lang]}`}
              {state === 'other' && i > present && `, ${markWords.phaseComing[lang]}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
};

const Facts = (props: {
  lang: Language;
  header: SeenHeader;
  workers: readonly Worker[];
  next: Deadline | null | undefined;
  nowMs: number;
}) => {
  const { lang, header, workers, next, nowMs } = props;
  const startedMs = parseInstant(header.startedAt) ?? nowMs;
  const isThen = useContext(LookingBackTo) !== null;
  return (
    <dl class="tov-facts">
      {header.gestationalAge && (
        <Fact term={caseWords[isThen ? 'gestationThen' : 'gestation'][lang]}>
          {gestationText(header.gestationalAge, lang)}
        </Fact>
      )}
      {header.age && (
        <Fact term={caseWords[isThen ? 'ageThen' : 'age'][lang]}>{ageText(header.age, lang)}</Fact>
      )}
      {next !== undefined && (
        <Fact term={caseWords.next[lang]}>
          {next ? (
            <>
              <a href={whyUrl(header.id, next.id)}>{next.title[lang]}</a>
              <span class="tov-sub">
                <Due
                  lang={lang}
                  deadline={next}
                  days={daysLeft(next, civilDateOf(nowMs))}
                  href={whyUrl(header.id, next.id)}
                />
              </span>
            </>
          ) : (
            caseWords.none[lang]
          )}
        </Fact>
      )}
      <Fact term={words.responsible[lang]}>
        {scopeName(header.municipality)[lang]}
        {workers.map(({ role, user, name }) => (
          <span class="tov-sub">
            {name ?? user}, {roleName(role)[lang]}
          </span>
        ))}
      </Fact>
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
