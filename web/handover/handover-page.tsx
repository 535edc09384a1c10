import type { HandoverDetail } from '../../api/handover-ports.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import type { Refusal } from '../../domain/case/refusal.ts';
import { handoverId } from '../../domain/handover/handover.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { PlainTable } from '../access-log/look-table.tsx';
import { shortId } from '../case-id.ts';
import { CsrfField } from '../layout/csrf-field.tsx';
import { type Frame, Page } from '../layout/page.tsx';
import { Alert, BackLink } from '../layout/parts.tsx';
import { shortDate, shortMoment } from '../text/dates.ts';
import { handoverKinds, handoverStates, handoverWords } from '../text/handover.ts';

interface Props {
  frame: Frame;
  scope: string;
  handover: HandoverDetail;
  refusal: Refusal | null;
  /** The reason as it was written, shown again when it was refused. */
  reason: string;
}

/** One handover: what was written, where it stands, who was told; for the receiver the answer. */
export const HandoverPage = ({ frame, scope, handover, refusal, reason }: Props) => {
  const { lang } = frame;
  const { kind, state, from, to } = handover;
  const isReceiver = to === scope && state === 'waiting';
  const isOutside = to === scope && from !== scope && state !== 'acknowledged';
  return (
    <Page frame={frame} title={handoverWords.one[lang]}>
      <BackLink href="/handovers">{handoverWords.all[lang]}</BackLink>
      <h1>
        {handoverWords.one[lang]} {shortId(handover.caseId)}
      </h1>
      {refusal && (
        <Alert lang={lang} variant="error" live heading={handoverWords.refused[lang]}>
          {refusal.message[lang]}
        </Alert>
      )}
      {isOutside && (
        <Alert lang={lang} variant="info" heading={handoverWords.onlyThis[lang]}>
          {handoverWords.onlyThisLead[lang]}
        </Alert>
      )}
      {!isOutside && state === 'waiting' && (
        <Alert lang={lang} variant="info" heading={handoverWords.yours[lang]} />
      )}
      <Facts lang={lang} handover={handover} />
      {!isOutside && (
        <p>
          <a href={`/cases/${handover.caseId}`}>{handoverWords.openCase[lang]}</a>
        </p>
      )}
      <section aria-labelledby="summary" class="tov-group">
        <h2 id="summary" class="h3">
          {handoverWords.summary[lang]}
        </h2>
        <p class="tov-told">{handover.summary ?? handoverWords.noSummary[lang]}</p>
      </section>
      {handover.reason !== null && (
        <section aria-labelledby="reason-told" class="tov-group">
          <h2 id="reason-told" class="h3">
            {handoverWords.reason[lang]}
          </h2>
          <p class="tov-told">{handover.reason}</p>
        </section>
      )}
      {isReceiver && <Answer lang={lang} id={handoverId(handover)} kind={kind} reason={reason} />}
      <section aria-labelledby="told" class="tov-group">
        <h2 id="told" class="h3">
          {handoverWords.told[lang]}
        </h2>
        {handover.told.length === 0 ? (
          <p>{handoverWords.toldNobody[lang]}</p>
        ) : (
          <ToldTable lang={lang} told={handover.told} />
        )}
      </section>
    </Page>
  );
};

const Facts = ({ lang, handover }: { lang: Language; handover: HandoverDetail }) => {
  const { to, toPlace } = handover;
  const place = to === null ? (toPlace ?? handoverWords.elsewhere[lang]) : scopeName(to)[lang];
  const facts: [string, string][] = [
    [
      handoverWords.state[lang],
      `${handoverStates[handover.state][lang]} (${handoverKinds[handover.kind][lang]})`,
    ],
    [handoverWords.from[lang], scopeName(handover.from)[lang]],
    [handoverWords.to[lang], handover.kind === 'clinic' && toPlace ? `${place}, ${toPlace}` : place],
    [handoverWords.asked[lang], shortMoment(handover.askedMs, lang)],
    ...(handover.movesOn
      ? [[handoverWords.movesOn[lang], shortDate(handover.movesOn, lang)] as [string, string]]
      : []),
    ...(handover.settledMs === null
      ? []
      : [[handoverWords.settledAt[lang], shortMoment(handover.settledMs, lang)] as [string, string]]),
  ];
  return (
    <dl class="tov-facts">
      {facts.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const Answer = (props: { lang: Language; id: string; kind: HandoverDetail['kind']; reason: string }) => {
  const { lang, id } = props;
  return (
    <>
      <form method="post" action={`/handovers/${id}/acknowledge`}>
        <CsrfField />
        <button type="submit" class="button button-primary">
          {handoverWords.acknowledge[lang]}
        </button>
      </form>
      <form method="post" action={`/handovers/${id}/reject`} class="tov-group">
        <CsrfField />
        <h2 class="h3">{handoverWords.rejectLead[lang]}</h2>
        <div class="form-group">
          <label class="form-label" for="reason">
            {handoverWords.rejectReason[lang]}
          </label>
          <textarea class="form-input" id="reason" name="reason" rows={4} required>
            {props.reason}
          </textarea>
        </div>
        <button type="submit" class="button button-secondary mt-4">
          {handoverWords.reject[lang]}
        </button>
      </form>
    </>
  );
};

const ToldTable = ({ lang, told }: { lang: Language; told: HandoverDetail['told'] }) => (
  <PlainTable
    caption={handoverWords.told[lang]}
    columns={[handoverWords.planned, handoverWords.who, handoverWords.sent].map((one) => one[lang])}
  >
    {told.map(({ role, organisation, atMs, sentAtMs }) => (
      <tr>
        <td data-title={handoverWords.planned[lang]}>{shortMoment(atMs, lang)}</td>
        <td data-title={handoverWords.who[lang]}>
          {roleName(role)[lang]}, {scopeName(organisation)[lang]}
        </td>
        <td data-title={handoverWords.sent[lang]}>
          {sentAtMs === null ? handoverWords.onItsWay[lang] : shortMoment(sentAtMs, lang)}
        </td>
      </tr>
    ))}
  </PlainTable>
);
