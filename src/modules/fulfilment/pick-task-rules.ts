import { type Reason, reason } from "@/lib/reason";

/** The life of a picker's task. Pure: the server enforces it, buttons explain themselves with it. */

export const taskStates = ["open", "claimed", "paused", "done", "cancelled"] as const;
export type TaskState = (typeof taskStates)[number];

const moves = {
  claim: { from: ["open"], to: "claimed" },
  pause: { from: ["claimed"], to: "paused" },
  resume: { from: ["paused"], to: "claimed" },
  // To another picker, who goes on with it when he comes to it.
  handOn: { from: ["open", "claimed", "paused"], to: "paused" },
  letGo: { from: ["claimed", "paused"], to: "open" },
  finish: { from: ["claimed", "paused", "open"], to: "done" },
  cancel: { from: ["open", "claimed", "paused"], to: "cancelled" },
} as const satisfies Record<string, { from: readonly TaskState[]; to: TaskState }>;

export type TaskAction = keyof typeof moves;
type Task = { state: TaskState; pickerId: string | null; pickerName: string | null };
type Person = { id: string | null; isManager: boolean };

/** Why a task may not be moved: it is in another state, or in somebody else's hands. Managers may act for anybody. */
export function whyNotTask(action: TaskAction, task: Task, me: Person): Reason | null {
  const from: readonly TaskState[] = moves[action].from;
  if (!from.includes(task.state)) return reason("pick_task.wrong_state", { action, state: task.state });
  if (action === "claim" || task.pickerId === null || task.pickerId === me.id) return null;
  if (me.isManager && action !== "resume") return null;
  return reason("pick_task.someone_elses", { name: task.pickerName ?? "" });
}

/** Why a scan, or another act of the walk, is not this picker's to do. */
export function whyNotWorkOn(task: Task, me: Pick<Person, "id">): Reason | null {
  if (task.state !== "claimed") return reason("pick_task.wrong_state", { action: "work", state: task.state });
  return task.pickerId === me.id ? null : reason("pick_task.someone_elses", { name: task.pickerName ?? "" });
}

export const afterTask = (action: TaskAction): TaskState => moves[action].to;

/** Whether nobody has heard of a task's worker for so long that it goes to whoever comes. A silence within an offline hour is none. */
export function isSilent({ state, seenAt }: { state: TaskState; seenAt: Date | null }, now: Date, minutes: number): boolean {
  return state === "claimed" && seenAt !== null && now.getTime() - seenAt.getTime() > minutes * 60_000;
}
