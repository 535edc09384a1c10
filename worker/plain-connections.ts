import { isLoopbackHost } from '../security/loopback-host.ts';

/**
 * Connections that would leave this machine without TLS, by the variable that names them. What crosses a network here
 * tells of families: it is encrypted and the other side is verified, also inside. TOVHOLDER_ALLOW_PLAIN names the
 * variables where something else does it, such as a service mesh. Mail needs no entry: off this machine TLS is forced.
 */
export function plainConnections(given: NodeJS.ProcessEnv): string[] {
  const excepted = new Set((given.TOVHOLDER_ALLOW_PLAIN ?? '').split(',').map((one) => one.trim()));
  return [
    plainDatabase(given),
    plainTemporal(given),
    plainService(given, 'DIGITAL_POST_URL'),
    plainService(given, 'SMS_URL'),
    plainService(given, 'OTEL_EXPORTER_OTLP_ENDPOINT'),
    plainService(given, 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'),
  ].flatMap((one) => (one === null || excepted.has(one.variable) ? [] : [`${one.variable} ${one.what}`]));
}

interface Plain {
  variable: string;
  what: string;
}

function plainDatabase({ DATABASE_URL: address }: NodeJS.ProcessEnv): Plain | null {
  if (!address || !URL.canParse(address)) return null;
  const { hostname, searchParams } = new URL(address);
  if (isLoopbackHost(hostname) || searchParams.get('sslmode') === 'verify-full') return null;
  return {
    variable: 'DATABASE_URL',
    what: 'leads off this machine without verified TLS: add ?sslmode=verify-full (or name it in TOVHOLDER_ALLOW_PLAIN)',
  };
}

function plainTemporal(given: NodeJS.ProcessEnv): Plain | null {
  const { TEMPORAL_ADDRESS: address, TEMPORAL_TLS: tls, TEMPORAL_API_KEY: key } = given;
  // What is no address at all is another mistake, reported where it is read.
  const host = /^([^\s:/]+):\d{1,5}$/.exec(address ?? '')?.[1];
  if (host === undefined || isLoopbackHost(host)) return null;
  const withTls =
    tls === 'true' || key || Object.keys(given).some((name) => name.startsWith('TEMPORAL_TLS_'));
  return withTls
    ? null
    : {
        variable: 'TEMPORAL_ADDRESS',
        what: 'leads off this machine without TLS: set TEMPORAL_TLS=true (or name it in TOVHOLDER_ALLOW_PLAIN)',
      };
}

function plainService(given: NodeJS.ProcessEnv, variable: string): Plain | null {
  const address = given[variable];
  if (!address || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:' || isLoopbackHost(hostname)) return null;
  return {
    variable,
    what: 'leads off this machine without TLS: use https:// (or name it in TOVHOLDER_ALLOW_PLAIN)',
  };
}
