import type { Child } from 'hono/jsx';
import { type Frame, Page } from '../layout/page.tsx';
import { BackLink } from '../layout/parts.tsx';
import { CommandForm, type FormState } from '../record/form.tsx';
import { directoryWords as said } from '../text/directory.ts';

/** One form about an organisation's people: a colleague, an absence, or the sending hours. */
export const EntryPage = (props: {
  frame: Frame;
  organisation: string;
  title: string;
  action: string;
  /** Null for those who may only read. */
  form: FormState | null;
  children?: Child;
}) => {
  const { frame, organisation, title, action, form, children } = props;
  const back = `/organisations/${organisation}/colleagues`;
  return (
    <Page frame={frame} title={title}>
      <BackLink href={back}>{said.back[frame.lang]}</BackLink>
      <h1>{title}</h1>
      {children}
      {form && (
        <CommandForm
          lang={frame.lang}
          action={action}
          state={form}
          submit={said.save[frame.lang]}
          cancel={back}
        />
      )}
    </Page>
  );
};
