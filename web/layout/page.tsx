import type { Child } from 'hono/jsx';
import type { CasePeople } from '../../api/case-people.ts';
import type { Caller } from '../../api/identity/caller.ts';
import { scopeName } from '../../api/identity/region.ts';
import type { Language } from '../../api/language.ts';
import { roleName } from '../../domain/rules/roles.ts';
import { assetUrls } from '../assets/assets.ts';
import { helpFor } from '../help/help-for.ts';
import { KeysDialog } from '../help/keys-dialog.tsx';
import type { Tour } from '../help/tour.ts';
import type { LookingBack } from '../history/look-back.ts';
import { LookBackBar } from '../history/look-back-bar.tsx';
import { LookingBackTo } from '../history/looking-back-context.ts';
import { chrome } from '../text/chrome.ts';
import { momentInWords } from '../text/dates.ts';
import { emergencyWords } from '../text/emergency.ts';
import { helpWords } from '../text/help.ts';
import { CsrfField, CsrfToken } from './csrf-field.tsx';
import { ForPrint } from './for-print.ts';
import { Icon } from './icon.tsx';
import { MainMenu } from './main-menu.tsx';
import { Alert } from './parts.tsx';

/** What the frame needs of every page. */
export interface Frame {
  lang: Language;
  caller: Caller | null;
  /** Path and query of this page, for the language link. */
  here: string;
  demo: boolean;
  /** What scripts and styles of this answer carry. */
  nonce: string;
  /** What forms of this page carry. */
  csrf: string;
  /** A form that was kept over a new login is shown again: nothing was recorded. */
  shownAgain: boolean;
  /** The case on this page is seen by emergency access that ends then, epoch milliseconds; null otherwise. */
  emergencyUntilMs: number | null;
  /** Whom the case on this page is about, and who works in it; null where there is none or nobody may be named. */
  people: CasePeople | null;
  /** The page shows its case as it was known at a moment that has passed; left out on a page of today. */
  lookingBack?: LookingBack;
  /** The page is asked for as it goes on paper. */
  forPrint: boolean;
  /** The moment of the answer. */
  nowMs: number;
  /** The guided first case of this browser; null where it was never begun nor hidden. */
  tour: Tour | null;
  /** Keys are shortcuts in this browser. */
  keys: boolean;
  /** How much the caller was told and has not seen, counted to a hundred. */
  unseenNotices: number;
}

/** The whole document: one h1 inside `children`, landmarks, skip link, nothing from another host. */
export const Page = ({ frame, title, children }: { frame: Frame; title: string; children: Child }) => (
  <html lang={frame.lang}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – Tovholder`}</title>
      <meta name="htmx-config" content='{"includeIndicatorCSS":false}' />
      <link rel="icon" href={assetUrls.icon} type="image/svg+xml" />
      {assetUrls.fonts.map((href) => (
        <link rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assetUrls.designSystem} nonce={frame.nonce} />
      <link rel="stylesheet" href={assetUrls.style} nonce={frame.nonce} />
      <script src={assetUrls.script} defer nonce={frame.nonce} />
      <script src={assetUrls.htmx} defer nonce={frame.nonce} />
      {frame.caller && frame.keys && <script src={assetUrls.keyboard} defer nonce={frame.nonce} />}
    </head>
    <CsrfToken.Provider value={frame.csrf}>
      <body {...(frame.forPrint ? { class: 'tov-paper' } : {})}>
        <a class="skipnav" href="#main-content">
          {chrome.skip[frame.lang]}
        </a>
        <Header frame={frame} />
        <main id="main-content" class="container tov-main" tabindex={-1}>
          {frame.shownAgain && (
            <Alert lang={frame.lang} variant="info" live heading={chrome.shownAgain[frame.lang]}>
              {chrome.shownAgainLead[frame.lang]}
            </Alert>
          )}
          {frame.emergencyUntilMs !== null && (
            <Alert lang={frame.lang} variant="warning" heading={emergencyWords.banner[frame.lang]}>
              {emergencyWords.until[frame.lang]} {momentInWords(frame.emergencyUntilMs, frame.lang)}.{' '}
              {emergencyWords.bannerLead[frame.lang]}
            </Alert>
          )}
          {frame.lookingBack && (
            <LookBackBar
              lang={frame.lang}
              back={frame.lookingBack}
              address={frame.here.split('?')[0] ?? ''}
            />
          )}
          <LookingBackTo.Provider value={frame.lookingBack?.asked ?? null}>
            <ForPrint.Provider value={frame.forPrint}>{children}</ForPrint.Provider>
          </LookingBackTo.Provider>
        </main>
        <footer class="tov-footer">
          <div class="container">
            <p>{chrome.footer[frame.lang]}</p>
          </div>
        </footer>
        {frame.caller && frame.keys && <KeysDialog lang={frame.lang} />}
      </body>
    </CsrfToken.Provider>
  </html>
);

const Header = ({ frame }: { frame: Frame }) => {
  const { lang, caller } = frame;
  return (
    <header class="tov-header">
      <div class="tov-header-top">
        <div class="container tov-header-row">
          <a class="tov-brand" href={caller ? '/work' : '/login'}>
            {chrome.product[lang]}
          </a>
          {frame.demo && <span class="tov-demo">{chrome.demo[lang]}</span>}
          <div class="tov-header-user">
            <a class="function-link" href={helpFor(frame.here)}>
              <Icon name="help" />
              {helpWords.title[lang]}
            </a>
            <LanguageLink frame={frame} />
            {caller && (
              <>
                <UserName frame={frame} caller={caller} />
                <form method="post" action="/logout">
                  <CsrfField />
                  <button type="submit" class="function-link">
                    <Icon name="lock" />
                    {chrome.logOut[lang]}
                  </button>
                </form>
              </>
            )}
          </div>
        </div>
      </div>
      {caller && <MainMenu frame={frame} />}
    </header>
  );
};

/** Who is logged in; with a login for real, the way to one's own logins. */
const UserName = ({ frame: { lang }, caller }: { frame: Frame; caller: Caller }) => {
  const who = [caller.name, roleName(caller.role)[lang], scopeName(caller.scope)[lang]];
  const said = (
    <>
      <Icon name="person" />
      <span class="sr-only">{chrome.loggedInAs[lang]}</span>
      {who.filter((part) => part !== undefined).join(', ')}
    </>
  );
  return caller.how === 'session' ? (
    <a class="tov-user function-link" href="/account">
      {said}
    </a>
  ) : (
    <span class="tov-user">{said}</span>
  );
};

const LanguageLink = ({ frame: { lang, here } }: { frame: Frame }) => {
  const other = lang === 'da' ? 'en' : 'da';
  const url = new URL(here, 'http://here.invalid');
  url.searchParams.set('lang', other);
  return (
    <a class="function-link" href={`${url.pathname}${url.search}`} lang={other} hreflang={other}>
      <Icon name="language" />
      {other === 'en' ? 'English' : 'Dansk'}
    </a>
  );
};
