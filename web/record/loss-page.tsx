import { headerOf } from '../../api/case-summary.ts';
import type { Language } from '../../api/language.ts';
import type { SeenCase } from '../../api/seen-case.ts';
import type { CommandSpec } from '../../domain/case/command-spec.ts';
import { fieldsOf } from '../../domain/case/read-command.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { Deadline } from '../../domain/obligations/deadline.ts';
import { caseTitle } from '../case/case-name.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { confirmWords, lossWords } from '../text/record.ts';
import { ConfirmForm } from './confirm-form.tsx';
import type { Answers } from './form-node.ts';
import type { LossOutlook } from './loss.ts';
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
  outlook: LossOutlook;
}

/** One calm page before a loss is recorded: what stops, what stays, and that the family is left in peace. */
export const LossPage = ({ frame, stored, nowMs, spec, data, answers, envelope, outlook }: Props) => {
  const { lang } = frame;
  const { id, links } = stored.state;
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
      <p class="font-lead">{lossWords.silence[lang]}</p>
      {links.length > 0 && <p>{lossWords.linked[lang]}</p>}
      <Listed
        lang={lang}
        title={lossWords.stops[lang]}
        list={outlook.stops}
        none={lossWords.stopsNothing[lang]}
      />
      <Listed
        lang={lang}
        title={lossWords.stays[lang]}
        list={outlook.stays}
        none={lossWords.staysNothing[lang]}
      />
      {outlook.opens.length > 0 && (
        <Listed lang={lang} title={lossWords.opens[lang]} list={outlook.opens} none="" />
      )}
      <ConfirmForm lang={lang} caseId={id} command={spec.name} answers={answers} envelope={envelope} />
    </Page>
  );
};

const Listed = (props: { lang: Language; title: string; list: readonly Deadline[]; none: string }) => (
  <section>
    <h2 class="h4">{props.title}</h2>
    {props.list.length === 0 ? (
      <p class="tov-muted">{props.none}</p>
    ) : (
      <ul>
        {counted(props.list.map((one) => one.title[props.lang])).map(([title, n]) => (
          <li>{n === 1 ? title : `${title} (${n})`}</li>
        ))}
      </ul>
    )}
  </section>
);

/** Each name once, with how many there are. */
const counted = (names: readonly string[]): (readonly [string, number])[] =>
  [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]);
