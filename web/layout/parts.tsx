import type { Child } from 'hono/jsx';
import type { Language } from '../../api/language.ts';
import type { Status } from '../../domain/obligations/status.ts';
import { chrome } from '../text/chrome.ts';
import { statusNames } from '../text/words.ts';
import { Icon, type IconName } from './icon.tsx';

/** Parts of the design system that several pages use. */

export const BackLink = ({ href, children }: { href: string; children: Child }) => (
  <p class="tov-back">
    <a href={href} class="back-link">
      <Icon name="chevron-left" />
      {children}
    </a>
  </p>
);

type AlertVariant = 'info' | 'success' | 'warning' | 'error';

/** A message box. `live` has it read aloud when the page opens. */
export const Alert = (props: {
  lang: Language;
  variant: AlertVariant;
  heading?: string;
  live?: boolean;
  id?: string;
  children?: Child;
}) => (
  <div
    class={`alert alert-${props.variant}`}
    {...(props.live ? { role: props.variant === 'error' ? 'alert' : 'status' } : {})}
    {...(props.id ? { id: props.id, tabindex: -1 } : {})}
  >
    <span class="alert-icon tov-alert-icon">
      <Icon name={props.variant} />
    </span>
    <span class="sr-only">{chrome[props.variant][props.lang]}: </span>
    <div class="alert-body">
      {props.heading && <h2 class="alert-heading">{props.heading}</h2>}
      <div class="alert-text">{props.children}</div>
    </div>
  </div>
);

const marks: Readonly<Record<Status, { icon: IconName; tone: string }>> = {
  waiting: { icon: 'hourglass', tone: 'quiet' },
  open: { icon: 'time', tone: 'plain' },
  'due-soon': { icon: 'warning', tone: 'soon' },
  overdue: { icon: 'error', tone: 'over' },
  met: { icon: 'check', tone: 'met' },
  'met-late': { icon: 'check', tone: 'late' },
  cancelled: { icon: 'close', tone: 'quiet' },
  exempted: { icon: 'close', tone: 'quiet' },
  paused: { icon: 'hourglass', tone: 'quiet' },
  'advisory-missed': { icon: 'info', tone: 'soon' },
};

/** A status as icon and word: never by colour alone. `calm` leaves out every alarming tone. */
export const StatusMark = (props: { lang: Language; status: Status; calm?: boolean }) => {
  const { icon, tone } = marks[props.status];
  return (
    <span class={`tov-status tov-status--${props.calm ? 'quiet' : tone}`}>
      <Icon name={icon} />
      {statusNames[props.status][props.lang]}
    </span>
  );
};
