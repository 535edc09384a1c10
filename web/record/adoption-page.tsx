import { headerOf } from '../../api/case-summary.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { JsonObject } from '../../domain/json.ts';
import { caseTitle } from '../case/case-name.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { whenInWords } from '../text/dates.ts';
import { adoptionWords, confirmWords } from '../text/record.ts';
import type { MovedDate } from './adoption.ts';
import { ConfirmForm } from './confirm-form.tsx';
import type { Answers } from './form-node.ts';
import type { Envelope } from './sent-form.ts';
import { tell } from './tell-data.tsx';

interface Props {
  frame: Frame;
  stored: SeenCase;
  nowMs: number;
  spec: CommandSpec;
  data: JsonObject;
  answers: Answers;
  envelope: Envelope;
  moved: readonly MovedDate[];
}

/** Every date that a newer rule set would move, before two people answer for it. */
export const AdoptionPage = ({ frame, stored, nowMs, spec, data, answers, envelope, moved }: Props) => {
  const { lang } = frame;
  const { id } = stored.state;
  const when = (value: string | null) =>
    value === null ? adoptionWords.none[lang] : whenInWords(value, lang);
  return (
    <Page frame={frame} title={spec.title[lang]}>
      <BackLink href={`/cases/${id}`}>{caseTitle(headerOf(stored, nowMs), lang)}</BackLink>
      <h1>{confirmWords.title[lang]}</h1>
      <p class="font-lead">{spec.title[lang]}.</p>
      <dl class="tov-data tov-data--wide">
        {tell(fieldsOf(spec), data, lang).map(([label, value]) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h2 class="h4">{adoptionWords.moved[lang]}</h2>
        {moved.length === 0 ? (
          <p class="tov-muted">{adoptionWords.nothing[lang]}</p>
        ) : (
          <ul>
            {moved.map(({ title, before, after }) => (
              <li>
                <strong>{title[lang]}</strong>: {when(before)} → {when(after)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <ConfirmForm lang={lang} caseId={id} command={spec.name} answers={answers} envelope={envelope} />
    </Page>
  );
};
