import { seenBrief } from '../../api/case-summary.ts';
import type { EscalationScope, SeenEscalation, SeenStep } from '../../api/escalations.ts';
import type { Language } from '../../api/language.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { CaseLink } from '../case/case-name.tsx';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert } from '../layout/parts.tsx';
import { whenInWords } from '../text/dates.ts';
import { escalationWords as said } from '../text/escalations.ts';

interface Props {
  frame: Frame;
  scope: EscalationScope;
  found: readonly SeenEscalation[];
  acknowledged: boolean;
  refusal: Refusal | null;
  nowMs: number;
}

/** What awaits an acknowledgement, and what was seen and is still to be done. */
export const EscalationsPage = ({ frame, scope, found, acknowledged, refusal, nowMs }: Props) => {
  const { lang } = frame;
  const parts = [
    ['unseen', found.filter(({ seen }) => seen === null)],
    ['seen', found.filter(({ seen }) => seen !== null)],
  ] as const;
  return (
    <Page frame={frame} title={said.title[lang]}>
      <h1>{said.title[lang]}</h1>
      <p class="font-lead">{said.lead[lang]}</p>
      {acknowledged && (
        <Alert lang={lang} variant="success" live>
          {said.acknowledged[lang]}
        </Alert>
      )}
      {refusal && (
        <Alert lang={lang} variant="error" live>
          {refusal.message[lang]}
        </Alert>
      )}
      <nav aria-label={said.scopes[lang]}>
        <p class="tov-buttons">
          {(['mine', 'unit'] as const).map((one) => (
            <a
              class="button button-tertiary"
              href={`/escalations?scope=${one}`}
              {...(one === scope ? { 'aria-current': 'page' } : {})}
            >
              {said[one][lang]}
            </a>
          ))}
        </p>
      </nav>
      {parts[0][1].length === 0 && <p>{said.none[lang]}</p>}
      {parts.map(
        ([name, rows]) =>
          rows.length > 0 && <Part frame={frame} name={name} scope={scope} rows={rows} nowMs={nowMs} />,
      )}
    </Page>
  );
};

const Part = (props: {
  frame: Frame;
  name: 'unseen' | 'seen';
  scope: EscalationScope;
  rows: readonly SeenEscalation[];
  nowMs: number;
}) => {
  const { frame, name, scope, rows, nowMs } = props;
  const { lang } = frame;
  const columns = [said.deadline, said.told, name === 'seen' ? said.seenBy : said.next, said.act];
  return (
    <section aria-labelledby={name} class="tov-group">
      <h2 id={name} class="h3">
        {said[name][lang]}
      </h2>
      <PlainTable
        caption={said[name][lang]}
        columns={(name === 'seen' ? columns.slice(0, 3) : columns).map((one) => one[lang])}
      >
        {rows.map((one) => (
          <tr>
            <td data-title={said.deadline[lang]}>
              <a href={`/cases/${one.stored.state.id}/deadlines/${one.deadlineId}`}>{one.title[lang]}</a>
              <span class="tov-sub">{whenInWords(one.dueAt ?? one.dueOn ?? '', lang)}</span>
              <span class="tov-sub">
                <CaseLink
                  lang={lang}
                  id={one.stored.state.id}
                  named={seenBrief(one.stored, nowMs + one.stored.clockOffsetMs)}
                />
              </span>
            </td>
            <td data-title={said.told[lang]}>
              <ol class="nobullet-list">
                {one.told.map((step) => (
                  <li>
                    <Step lang={lang} step={step} />
                  </li>
                ))}
              </ol>
            </td>
            {one.seen ? (
              <td data-title={said.seenBy[lang]}>
                {one.seen.by === frame.caller?.subject ? youOf(lang) : (one.seen.name ?? one.seen.by)}
                <span class="tov-sub">{whenInWords(one.seen.at, lang)}</span>
              </td>
            ) : (
              <>
                <td data-title={said.next[lang]}>
                  {one.next ? <Step lang={lang} step={one.next} /> : said.top[lang]}
                </td>
                <td data-title={said.act[lang]}>
                  <form method="post" action={`/escalations?scope=${scope}`}>
                    <CsrfField />
                    <input type="hidden" name="case" value={one.stored.state.id} />
                    <button
                      type="submit"
                      class="button button-secondary tov-small-button"
                      name="deadline"
                      value={one.deadlineId}
                    >
                      {said.set[lang]}
                      <span class="sr-only">: {one.title[lang]}</span>
                    </button>
                  </form>
                </td>
              </>
            )}
          </tr>
        ))}
      </PlainTable>
    </section>
  );
};

const youOf = (lang: Language): string => (lang === 'da' ? 'Dig' : 'You');

/** The step, the role, and the people whom it reaches. */
const Step = ({ lang, step }: { lang: Language; step: SeenStep }) => (
  <>
    {said.step[lang]} {step.number}: {roleName(step.to)[lang]}
    {step.names.length > 0 && ` (${step.names.join(', ')})`}
    <span class="tov-sub">{whenInWords(step.at, lang)}</span>
  </>
);
