/** A part of Temporal's server that runs as a process of its own. */
export type EngineService = 'frontend' | 'history' | 'matching' | 'worker';

/** What is struck in the cluster: three parts of the engine, and our own two. */
export const struckRoles = ['frontend', 'history', 'matching', 'worker', 'api'] as const;
export type StruckRole = (typeof struckRoles)[number];

/** One process of the engine, with the ports that it alone listens on. */
export interface EngineMember {
  name: string;
  service: EngineService;
  grpcPort: number;
  membershipPort: number;
}

/** How many of each run. Temporal's own worker does the engine's housekeeping; no command goes through it. */
export const engineSize: Readonly<Record<EngineService, number>> = {
  frontend: 2,
  history: 2,
  matching: 2,
  worker: 1,
};
export const ownSize = { worker: 3, api: 2 } as const;

/** Chosen once for the life of a store; as many as docs/growth.md asks for would only idle on a bench. */
export const SHARDS = 32;
/** Of one process: so that all of them together stay below what PostgreSQL takes as it comes. */
const CONNECTIONS = { temporal: 9, temporal_visibility: 3 } as const;

/** The engine's processes; `ports` gives a free one at each call. */
export async function engineMembers(ports: () => Promise<number>): Promise<EngineMember[]> {
  const members: EngineMember[] = [];
  for (const [service, count] of Object.entries(engineSize) as [EngineService, number][])
    for (let n = 1; n <= count; n += 1)
      members.push({
        name: service === 'worker' ? 'housekeeping' : `${service}-${n}`,
        service,
        grpcPort: await ports(),
        membershipPort: await ports(),
      });
  return members;
}

/**
 * The static configuration of one process of the engine, as JSON, which YAML is a superset of. Each names its own ports
 * and finds the others by the table of members in the store; `frontends` is the one address for all of them.
 */
export function serverConfig(
  member: EngineMember,
  members: readonly EngineMember[],
  at: { store: string; frontends: string },
) {
  const store = new URL(at.store);
  const sql = (databaseName: keyof typeof CONNECTIONS) => ({
    sql: {
      pluginName: 'postgres12',
      databaseName,
      connectAddr: store.host,
      connectProtocol: 'tcp',
      user: decodeURIComponent(store.username),
      password: decodeURIComponent(store.password),
      maxConns: CONNECTIONS[databaseName],
      maxIdleConns: CONNECTIONS[databaseName],
      maxConnLifetime: '1h',
    },
  });
  const portsOf = (service: EngineService) =>
    member.service === service ? member : members.find((one) => one.service === service);
  const services = Object.keys(engineSize).map((service) => {
    const { grpcPort, membershipPort } = portsOf(service as EngineService) ?? member;
    return [service, { rpc: { grpcPort, membershipPort, bindOnLocalHost: true } }];
  });
  return {
    log: { stdout: true, level: 'warn', format: 'json' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: SHARDS,
      datastores: { default: sql('temporal'), visibility: sql('temporal_visibility') },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' } },
    services: Object.fromEntries(services),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: at.frontends,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    archival: { history: { state: 'disabled' }, visibility: { state: 'disabled' } },
  };
}
