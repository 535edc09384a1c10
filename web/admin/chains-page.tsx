import type { Chain, ChainStep, Chains } from '../../api/escalation-chains.ts';
import { isVacant } from '../../api/escalation-chains.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { Icon } from '../layout/icon.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { adminWords } from '../text/admin.ts';
import { dateInWords } from '../text/dates.ts';
import { ifAway, chainWords as said, vacantSteps, workingDaysLater } from '../text/told-chains.ts';

interface Props {
  frame: Frame;
  organisation: string;
  found: Chains;
  refusal: Refusal | null;
  /** May change the people, and what it climbs to. */
  keeps: boolean;
  agrees: boolean;
}

/** For each unit the way of a message that nobody has seen, as a picture that is a list; and the same were somebody away. */
export const ChainsPage = ({ frame, organisation, found, refusal, keeps, agrees }: Props) => {
  const { lang } = frame;
  const { chains, away, on, vacant } = found;
  const title = `${said.title[lang]}: ${scopeName(organisation)[lang]}`;
  const here = `/organisations/${organisation}`;
  const changed = chains.some(({ steps }) => steps.some((one) => one.changed));
  return (
    <Page frame={frame} title={title}>
      <BackLink href="/administration">{adminWords.back[lang]}</BackLink>
      <h1>{title}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      <p>
        {keeps && <a href={`${here}/colleagues`}>{said.edit[lang]}</a>}
        {keeps && agrees && ' · '}
        {agrees && <a href={`${here}/parameters/escalation`}>{said.climb[lang]}</a>}
      </p>
      {refusal && (
        <Alert lang={lang} variant="error" live>
          {refusal.message[lang]}
        </Alert>
      )}
      {chains.length === 0 ? (
        <p class="tov-muted">{said.empty[lang]}</p>
      ) : (
        <>
          <AwayForm lang={lang} action={`${here}/escalation-chains`} found={found} />
          {away && (
            <Alert lang={lang} variant="info" heading={ifAway(away.name, dateInWords(on, lang))[lang]} live>
              {changed ? vacancy(vacant, lang) : said.noneChanged[lang]}
            </Alert>
          )}
          {!away && <p role="status">{vacancy(vacant, lang)}</p>}
          <ul class="tov-chains">
            {chains.map((chain) => (
              <UnitChain lang={lang} chain={chain} />
            ))}
          </ul>
        </>
      )}
    </Page>
  );
};

const vacancy = (vacant: number, lang: Language): string =>
  vacant === 0 ? said.allThere[lang] : `${vacantSteps(vacant)[lang]}.`;

const AwayForm = ({ lang, action, found }: { lang: Language; action: string; found: Chains }) => (
  <section aria-labelledby="away" class="tov-group">
    <h2 id="away" class="h3">
      {said.away[lang]}
    </h2>
    <p>{said.awayLead[lang]}</p>
    <form method="get" action={action} class="tov-chain-form">
      <div class="form-group">
        <label class="form-label" for="person">
          {said.person[lang]}
        </label>
        <select class="form-select" id="person" name="away">
          <option value="">{said.choose[lang]}</option>
          {found.people.map(({ subject, name }) => (
            <option value={subject} selected={subject === found.away?.subject}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="form-group">
        <label class="form-label" for="on">
          {said.day[lang]}
        </label>
        <input class="form-input input-width-s" type="date" id="on" name="on" value={found.on} />
      </div>
      <button type="submit" class="button button-secondary">
        {said.show[lang]}
      </button>
    </form>
  </section>
);

const UnitChain = ({ lang, chain }: { lang: Language; chain: Chain }) => (
  <li class="tov-chain">
    <h2 class="h4">{roleName(chain.unit)[lang]}</h2>
    <ol>
      {chain.steps.map((step) => (
        <Step lang={lang} step={step} />
      ))}
    </ol>
  </li>
);

const Step = ({ lang, step }: { lang: Language; step: ChainStep }) => {
  const vacant = isVacant(step);
  const together = step.number === 1 && step.role.endsWith('-leader') ? ' tov-step--together' : '';
  const tone = vacant ? ' tov-step--vacant' : step.changed ? ' tov-step--changed' : '';
  return (
    <li class={`tov-step${together}${tone}`}>
      <span class="tov-sub">
        {step.number === 1 ? said.atOnce[lang] : workingDaysLater(step.number - 1)[lang]}
      </span>
      <strong>{roleName(step.role)[lang]}</strong>
      <span class="tov-step-who">
        {vacant && <Icon name="warning" />}
        {whoInWords(step, lang)}
      </span>
      {step.absent.length > 0 && (
        <span class="tov-sub">
          {said.absent[lang]}: {step.absent.map(({ name }) => name).join(', ')}
        </span>
      )}
      {step.changed && <span class="badge badge-info">{said.changed[lang]}</span>}
    </li>
  );
};

/** Who is told, and why they are where it is not who was meant. */
function whoInWords(step: ChainStep, lang: Language): string {
  const names = step.people.map(({ name }) => name).join(', ');
  if (step.because === null) return `${said.vacant[lang]}: ${said.nobody[lang].toLowerCase()}`;
  if (isVacant(step)) {
    const to = step.because === 'leader' ? said.leader[lang] : said.director[lang];
    return `${said.vacant[lang]}: ${to.toLowerCase()}${names && ` (${names})`}`;
  }
  if (step.because === 'desk') return names ? `${names}, ${said.desk[lang].toLowerCase()}` : said.desk[lang];
  return step.because === 'stand-in' ? `${said.standIn[lang]}: ${names}` : names;
}
