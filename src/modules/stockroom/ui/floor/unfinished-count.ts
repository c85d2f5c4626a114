/** Under what a device keeps what somebody has counted of a bin so far: another person on it begins anew. */
export const unfinishedCount = (owner: string, { taskId, round }: { taskId: string; round: number }) => `count:${owner}:${taskId}:${round}`;
