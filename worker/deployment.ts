import type { WorkerDeploymentOptions } from '@temporalio/worker';

/** Temporal's name for all builds of Tovholder's worker together. */
const DEPLOYMENT = 'tovholder';

/**
 * TOVHOLDER_BUILD_ID names the build that this worker is, so that Temporal can ramp cases up to it and back;
 * TOVHOLDER_DEPLOYMENT another deployment than `tovholder`. Without a build id every worker takes every case. A case
 * moves to the current build with its next task (`AUTO_UPGRADE`): pinned, a sleeping one would keep builds of years
 * alive, and that every build can go on from every other is what the recorded histories prove.
 */
export function workerDeployment(env: NodeJS.ProcessEnv): WorkerDeploymentOptions | undefined {
  const buildId = env.TOVHOLDER_BUILD_ID;
  if (!buildId) return undefined;
  return {
    useWorkerVersioning: true,
    version: { deploymentName: env.TOVHOLDER_DEPLOYMENT || DEPLOYMENT, buildId },
    defaultVersioningBehavior: 'AUTO_UPGRADE',
  };
}
