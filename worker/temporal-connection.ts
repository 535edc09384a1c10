import { readFileSync } from 'node:fs';

/** The queue that all cases' work goes through. */
export const TASK_QUEUE = 'tovholder';

/**
 * How a client's channel comes back: gRPC's own pause between attempts grows to two minutes, and callers would hear
 * "unavailable" for as long after Temporal is there again.
 */
export const quickReturn = {
  channelArgs: { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 5_000 },
};

/** How to reach Temporal, for a client's or a worker's connection alike. */
export interface TemporalAccess {
  namespace: string;
  connection: {
    address: string;
    apiKey?: string;
    tls?:
      | true
      | {
          serverNameOverride?: string;
          serverRootCACertificate?: Buffer;
          clientCertPair?: { crt: Buffer; key: Buffer };
        };
  };
}

/**
 * TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE, TEMPORAL_API_KEY and TEMPORAL_TLS (`true`), TEMPORAL_TLS_CLIENT_CERT_PATH,
 * TEMPORAL_TLS_CLIENT_KEY_PATH, TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_SERVER_NAME, named as Temporal's own tools do.
 */
export function temporalAccess(env: NodeJS.ProcessEnv): TemporalAccess {
  const {
    TEMPORAL_TLS_CLIENT_CERT_PATH: certificate,
    TEMPORAL_TLS_CLIENT_KEY_PATH: key,
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority,
    TEMPORAL_TLS_SERVER_NAME: serverName,
    TEMPORAL_API_KEY: apiKey,
  } = env;
  const details = {
    ...(serverName ? { serverNameOverride: serverName } : {}),
    ...(authority ? { serverRootCACertificate: readFileSync(authority) } : {}),
    ...(certificate && key
      ? { clientCertPair: { crt: readFileSync(certificate), key: readFileSync(key) } }
      : {}),
  };
  const withTls = env.TEMPORAL_TLS === 'true' || apiKey !== undefined;
  const tls = Object.keys(details).length > 0 ? details : withTls ? (true as const) : undefined;
  return {
    namespace: env.TEMPORAL_NAMESPACE || 'default',
    connection: {
      address: env.TEMPORAL_ADDRESS || '127.0.0.1:7233',
      ...(apiKey ? { apiKey } : {}),
      ...(tls ? { tls } : {}),
    },
  };
}
