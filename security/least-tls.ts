import tls from 'node:tls';

/** No connection with less, in either direction. */
export const LEAST_TLS = 'TLSv1.2';

/**
 * Holds every TLS connection that Node makes in this process to at least 1.2, whatever the environment says: database,
 * mail, login service, anchors. What Temporal's core connects with has nothing older to offer.
 */
export function holdTls(): void {
  if (tls.DEFAULT_MIN_VERSION !== 'TLSv1.3') tls.DEFAULT_MIN_VERSION = LEAST_TLS;
}
