import type { DataConverter } from '@temporalio/common';
import { type NativeConnection, Worker, type WorkerDeploymentOptions } from '@temporalio/worker';
import type { DeadManActivities } from '../activities/check-deadlines.ts';
import type { CaseActivities } from '../activities/publish.ts';
import type { OrganisationActivities } from '../activities/remind-organisations.ts';
import { TASK_QUEUE } from './temporal-connection.ts';
import { workflowSlots } from './workflow-slots.ts';

/** What a worker for the cases is made of. */
export interface WorkerParts {
  connection: NativeConnection;
  namespace: string;
  /** Those of the organisations only where their schedule runs: rehearsals have none. */
  activities: CaseActivities & Partial<OrganisationActivities & DeadManActivities>;
  /** From `workflowBundle`. */
  bundle: string;
  /** From `sealingDataConverter`, the same as the clients'. */
  dataConverter: DataConverter;
  shutdownGraceMs: number;
  /** How many cases stay in memory; left out, the SDK's own guess. */
  maxCachedWorkflows?: number;
  /** How many cases that are not in memory are gone through at once, two unless told (docs/decisions/0035). */
  coldAtOnce?: number | undefined;
  /** From `workerDeployment`; left out, the worker is of no particular build. */
  deployment?: WorkerDeploymentOptions;
}

/** All but the first are the SDK's own. */
const AT_ONCE = { cold: 2, warm: 40, activities: 100 };

/** A Temporal worker for the cases; `run` it. */
export function createWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: { codePath: parts.bundle },
    dataConverter: parts.dataConverter,
    activities: parts.activities,
    workflowTaskPollerBehavior: { type: 'autoscaling' },
    activityTaskPollerBehavior: { type: 'autoscaling' },
    tuner: {
      workflowTaskSlotSupplier: workflowSlots({ cold: parts.coldAtOnce ?? AT_ONCE.cold, warm: AT_ONCE.warm }),
      activityTaskSlotSupplier: { type: 'fixed-size', numSlots: AT_ONCE.activities },
      localActivityTaskSlotSupplier: { type: 'fixed-size', numSlots: AT_ONCE.activities },
      nexusTaskSlotSupplier: { type: 'fixed-size', numSlots: 1 },
    },
    // What a killed worker held is given to another one after this long.
    stickyQueueScheduleToStartTimeout: 3_000,
    ...(parts.maxCachedWorkflows ? { maxCachedWorkflows: parts.maxCachedWorkflows } : {}),
    // An activity that starts without asking the server would not ask for its build either.
    ...(parts.deployment
      ? { workerDeploymentOptions: parts.deployment, maxEagerActivityReservationsPerWorkflowTask: 0 }
      : {}),
    shutdownGraceTime: parts.shutdownGraceMs,
    shutdownForceTime: parts.shutdownGraceMs + 5_000,
  });
}
