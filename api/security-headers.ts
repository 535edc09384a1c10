import type { MiddlewareHandler } from 'hono';
import { NONCE, secureHeaders } from 'hono/secure-headers';

type Options = NonNullable<Parameters<typeof secureHeaders>[0]>;

const YEAR = 31_536_000;

/** Nothing that a page of a case system needs of a device. */
const permissionsPolicy: Options['permissionsPolicy'] = {
  accelerometer: false,
  camera: false,
  displayCapture: false,
  geolocation: false,
  gyroscope: false,
  magnetometer: false,
  microphone: false,
  midi: false,
  payment: false,
  publickeyCredentialsGet: false,
  serial: false,
  usb: false,
};

const common = (https: boolean): Options => ({
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: https && `max-age=${YEAR}; includeSubDomains`,
  xFrameOptions: 'DENY',
  xXssProtection: false,
  permissionsPolicy,
});

/** On every answer that says nothing stricter itself: it is data, and no page may make more of it. */
export const dataHeaders = (https: boolean): MiddlewareHandler =>
  secureHeaders({
    ...common(https),
    contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    // A page has set its own before.
    overwrite: false,
  });

/** On pages: scripts and styles that carry this answer's nonce, nothing inline, nothing from elsewhere, forms go home only. */
export const pageHeaders = (https: boolean): MiddlewareHandler =>
  secureHeaders({
    ...common(https),
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: [NONCE],
      styleSrc: [NONCE],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });

/** On the reference of the API, whose page is the package's own: its scripts and styles from here, images in its styles. */
export const docsHeaders = (https: boolean): MiddlewareHandler =>
  secureHeaders({
    ...common(https),
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  });
