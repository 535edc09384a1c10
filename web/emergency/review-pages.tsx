import type { EmergencyRow } from '../../api/log-ports.ts';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { CommandForm, type FormState } from '../record/form.tsx';
import { emergencyWords } from '../text/emergency.ts';
import { EmergencyTable } from './emergency-table.tsx';

/** Those that wait for a leader's review first, then the others. */
export const EmergencyListPage = ({ frame, rows }: { frame: Frame; rows: readonly EmergencyRow[] }) => {
  const { lang } = frame;
  const title = emergencyWords.reviews[lang];
  const sorted = [...rows.filter(({ review }) => !review), ...rows.filter(({ review }) => review)];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="font-lead">{emergencyWords.reviewsLead[lang]}</p>
      {sorted.length === 0 ? (
        <p>{emergencyWords.none[lang]}</p>
      ) : (
        <EmergencyTable lang={lang} rows={sorted} link />
      )}
    </Page>
  );
};

interface Props {
  frame: Frame;
  access: EmergencyRow;
  /** Null once the case was erased. */
  reason: string | null;
  form: FormState;
}

/** One access with its reason, its looks, and the question whether it was justified. */
export const EmergencyReviewPage = ({ frame, access, reason, form }: Props) => {
  const { lang } = frame;
  const title = emergencyWords.review[lang];
  return (
    <Page frame={frame} title={title}>
      <BackLink href="/emergency/reviews">{emergencyWords.reviews[lang]}</BackLink>
      <h1>{title}</h1>
      <EmergencyTable lang={lang} rows={[access]} />
      <h2 class="h4">{emergencyWords.given[lang]}</h2>
      <p>{reason ?? emergencyWords.erased[lang]}</p>
      <p>
        <a href={`/cases/${access.caseId}/access-log`}>{emergencyWords.looks[lang]}</a>
      </p>
      {!access.review && (
        <>
          <p>{emergencyWords.unjustifiedHelp[lang]}</p>
          <CommandForm
            lang={lang}
            action={`/emergency/${access.id}`}
            state={form}
            submit={emergencyWords.save[lang]}
            cancel="/emergency/reviews"
          />
        </>
      )}
    </Page>
  );
};
